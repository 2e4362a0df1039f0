import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare, inReadersLanguage } from '../../shared/format';
import { type Cell, type Letter, matrixOf } from './matrix';
import type { Report } from './queries';

interface Props {
  readonly report: Pick<Report, 'scheme' | 'moves'>;
  readonly label: string;
  /** Asked for those who go one way; without it, cells are only read. */
  readonly onChoose?: (from: Letter, to: Letter) => void;
}

const marks = { same: '', better: '↑ ', worse: '↓ ', other: '→ ' } as const;

/** The darkest where most go. */
function shade(cell: Cell, most: number): string | undefined {
  if (cell.subjects === 0) return undefined;
  if (cell.way === 'same') return '#F3F5F8';
  const strength = most === 0 ? 0 : 0.08 + 0.22 * (Math.log1p(cell.subjects) / Math.log1p(most));
  const colour = { better: '26, 127, 55', worse: '180, 35, 24', other: '74, 85, 104' }[cell.way];
  return `rgba(${colour}, ${strength.toFixed(3)})`;
}

/** How many go from which grade to which: a row for each grade before, a column for each after. */
export function Matrix({ report, label, onChoose }: Props) {
  const { t } = useTranslation();
  const matrix = matrixOf(report);
  const nameOf = (letter: Letter) => {
    const step = report.scheme.scale.find((one) => one.letter === letter);
    return letter === null ? t('grade.review') : step ? inReadersLanguage(step.name) : '';
  };
  const head = (letter: Letter) => (
    <>
      <strong>{letter ?? t('grade.reviewMark')}</strong> <span className="matrix-name">{nameOf(letter)}</span>
    </>
  );
  const words = (cell: Cell) =>
    t(`whatif.way.${cell.way}`, { from: cell.from ?? t('grade.review'), to: cell.to ?? t('grade.review'), subjects: formatNumber(cell.subjects) });
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={label} tabIndex={0}>
      <table className="transition">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('whatif.fromTo')}</th>
            {matrix.to.map((letter) => (
              <th key={letter ?? ''} scope="col">
                {head(letter)}
              </th>
            ))}
            <th scope="col">{t('whatif.rowTotal')}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.cells.map((row, at) => {
            const total = row.reduce((sum, cell) => sum + cell.subjects, 0);
            return (
              <tr key={matrix.from[at] ?? ''}>
                <th scope="row">{head(matrix.from[at] ?? null)}</th>
                {row.map((cell) => (
                  <td key={cell.to ?? ''} style={{ background: shade(cell, matrix.most) }} data-way={cell.way}>
                    {cell.subjects === 0 ? (
                      <span aria-hidden style={{ color: '#5E6878' }}>
                        ·
                      </span>
                    ) : cell.way === 'same' || !onChoose ? (
                      <span title={words(cell)}>{`${marks[cell.way]}${formatNumber(cell.subjects)}`}</span>
                    ) : (
                      <button type="button" aria-label={words(cell)} onClick={() => onChoose(cell.from, cell.to)}>
                        {`${marks[cell.way]}${formatNumber(cell.subjects)}`}
                        <small>{formatShare(cell.subjects, total)}</small>
                      </button>
                    )}
                  </td>
                ))}
                <td>{formatNumber(total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
