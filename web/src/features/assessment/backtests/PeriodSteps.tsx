import { Collapse, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../shared/api/client';
import { type Column, QueryTable } from '../../../shared/components/QueryTable';
import { Section } from '../../../shared/components/Section';
import { formatNumber } from '../../../shared/format';
import type { Report, Step } from './queries';
import { className, figure, interval, percent } from './rates';

type Scheme = Schemas['SchemeView'] | null;
type Cell = Step['byClass']['cells'][number];
type Move = Step['moves']['cells'][number];

function nameOf(period: Schemas['Period']): string {
  return `${period.from} – ${period.through}`;
}

function Expected({ calibration, scheme, label }: { calibration: Step['byClass']; scheme: Scheme; label: string }) {
  const { t } = useTranslation();
  const name = (cell: Cell) =>
    cell.letter !== null
      ? className(cell.letter, scheme, t('grade.review'))
      : `${cell.above === null ? '' : `> ${formatNumber(cell.above)} `}${cell.through === null ? '' : `≤ ${formatNumber(cell.through)}`}`.trim();
  const columns: Column<Cell>[] = [
    { key: 'name', title: label, isHeading: true, render: name },
    { key: 'expected', title: t('backtest.expected'), align: 'right', render: (cell) => percent(cell.expected) },
    { key: 'observed', title: t('backtest.observed'), align: 'right', render: (cell) => percent(cell.observed.rate) },
    { key: 'interval', title: t('backtest.interval'), align: 'right', render: (cell) => interval(cell.observed) },
    { key: 'outcomes', title: t('backtest.inspections'), align: 'right', render: (cell) => formatNumber(cell.observed.outcomes) },
  ];
  return (
    <div>
      <QueryTable name={`backtest-expected-${label}`} label={`${t('backtest.calibration')} ${label}`} columns={columns} rows={calibration.cells} rowKey={name} empty={null} />
      <p style={{ margin: '6px 0 0' }}>
        {t('backtest.brier', { brier: figure(calibration.brier, 4), plain: figure(calibration.brierWithoutClasses, 4) })}
        {calibration.withoutExpectation > 0 && t('backtest.withoutExpectation', { count: formatNumber(calibration.withoutExpectation) })}
      </p>
    </div>
  );
}

function Moves({ step, scheme }: { step: Step; scheme: Scheme }) {
  const { t } = useTranslation();
  if (step.moves.subjects === 0) return <p style={{ margin: 0 }}>{t('backtest.noMoves')}</p>;
  const name = (letter: string) => className(letter, scheme, '');
  const columns: Column<Move>[] = [
    { key: 'from', title: t('backtest.movedFrom'), isHeading: true, render: (move) => name(move.from) },
    { key: 'to', title: t('backtest.movedTo'), isHeading: true, render: (move) => name(move.to) },
    { key: 'subjects', title: t('backtest.subjects'), align: 'right', render: (move) => formatNumber(move.subjects) },
    { key: 'share', title: t('backtest.moveShare'), align: 'right', render: (move) => percent(move.share) },
  ];
  return (
    <div>
      <QueryTable name="backtest-moves" label={t('backtest.moves')} columns={columns} rows={step.moves.cells} rowKey={(move) => `${move.from}-${move.to}`} empty={null} />
      <p style={{ margin: '6px 0 0' }}>
        {t('backtest.moveWords', { subjects: formatNumber(step.moves.subjects), unchanged: percent(step.moves.unchanged), steps: figure(step.moves.meanSteps, 2) })}
      </p>
    </div>
  );
}

function Detail({ step, scheme }: { step: Step; scheme: Scheme }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={16}>
      <p style={{ margin: 0 }}>
        {t('backtest.psi', { psi: figure(step.shift.psi) })}
        {step.shift.emptyFilled > 0 && t('backtest.psiFilled', { count: step.shift.emptyFilled })}
      </p>
      <Expected calibration={step.byClass} scheme={scheme} label={t('backtest.class')} />
      {step.byScore && <Expected calibration={step.byScore} scheme={scheme} label={t('backtest.score')} />}
      <Moves step={step} scheme={scheme} />
    </Flex>
  );
}

/** Each period against the one before: drift, expected against observed, and moves between classes. */
export function PeriodSteps({ report, scheme }: { report: Report; scheme: Scheme }) {
  const { t } = useTranslation();
  return (
    <Section title={t('backtest.periods')}>
      {report.steps.length === 0 ? (
        <p style={{ margin: 0 }}>{t('backtest.onePeriod')}</p>
      ) : (
        <Collapse
          defaultActiveKey={[report.steps.length - 1]}
          items={report.steps.map((step, at) => ({
            key: at,
            label: `${nameOf(step.before)} → ${nameOf(step.after)} · PSI ${figure(step.shift.psi)} · ${t('backtest.unchanged')} ${percent(step.moves.unchanged)}`,
            children: <Detail step={step} scheme={scheme} />,
          }))}
        />
      )}
    </Section>
  );
}
