import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { ClauseName } from '../../shared/components/Clause';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';

type Tree = Schemas['TreeView'];
type Part = Schemas['TreePartView'];
type Matrix = Schemas['MatrixTableView'];

/** A weight as percent with all its places. */
export function percent(weight: number): string {
  return `${Number((weight * 100).toFixed(4))}%`;
}

function Parts({ tree, pack }: { tree: Tree; pack: string }) {
  const { t } = useTranslation();
  const columns: Column<Part>[] = [
    {
      key: 'title',
      title: t('policy.tree.part'),
      isHeading: true,
      render: (row) => (
        <span style={{ display: 'inline-block', paddingInlineStart: row.depth * 20 }}>
          {inReadersLanguage(row.title)} {row.isExample && <Tag>{t('policy.example')}</Tag>}
        </span>
      ),
    },
    { key: 'weight', title: t('policy.tree.weight'), align: 'right', render: (row) => percent(row.weight) },
    { key: 'share', title: t('policy.tree.share'), align: 'right', render: (row) => percent(row.share) },
    { key: 'score', title: t('policy.tree.score'), render: (row) => (row.score ? inReadersLanguage(row.score) : t('policy.tree.ofParts')) },
    { key: 'clause', title: t('assessment.clause'), render: (row) => <ClauseName clause={row.clause} pack={pack} /> },
  ];
  return <QueryTable name="pack-tree" label={t('policy.tree.heading')} columns={columns} rows={tree.parts} rowKey={(row) => row.id} empty={null} />;
}

function Consistency({ matrix, pack }: { matrix: Matrix; pack: string }) {
  const { t } = useTranslation();
  const figure = (value: number | null) => (value === null ? '–' : value.toFixed(4));
  const verdict = matrix.isConsistent === null ? 'unknown' : matrix.isConsistent ? 'good' : 'bad';
  return (
    <>
      <p style={{ margin: '8px 0 4px' }}>
        λmax {figure(matrix.greatestEigenvalue)} · CI {figure(matrix.consistencyIndex)} · RI {matrix.randomIndex ?? '–'} · CR {figure(matrix.consistencyRatio)}{' '}
        <Tag color={verdict === 'good' ? 'success' : verdict === 'bad' ? 'error' : 'default'}>{t(`policy.tree.verdict.${verdict}`)}</Tag>
      </p>
      {matrix.accepted && (
        <p style={{ margin: 0 }}>
          {t('policy.tree.accepted', { reason: inReadersLanguage(matrix.accepted) })} {matrix.acceptedBy && <ClauseName clause={matrix.acceptedBy} pack={pack} />}
        </p>
      )}
    </>
  );
}

/** A judgement matrix with the weights it gives and how consistent it is. */
export function MatrixTable({ matrix, pack }: { matrix: Matrix; pack: string }) {
  const { t } = useTranslation();
  const name = t('policy.tree.matrixOf', { title: inReadersLanguage(matrix.title) });
  return (
    <div style={{ marginBottom: 24 }}>
      <div style={{ overflowX: 'auto' }} role="region" aria-label={name} tabIndex={0}>
        <table className="figures">
          <caption>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policy.tree.rowOverColumn')}</th>
              {matrix.rows.map((row, at) => (
                <th scope="col" key={at} title={inReadersLanguage(row.title)}>
                  {at + 1}
                </th>
              ))}
              <th scope="col">{t('policy.tree.weight')}</th>
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row, at) => (
              <tr key={at}>
                <th scope="row">{t('policy.ruleTitle', { number: at + 1, title: inReadersLanguage(row.title) })}</th>
                {row.judgements.map((judgement, column) => (
                  <td key={column}>{judgement}</td>
                ))}
                <td>{percent(row.weight)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Consistency matrix={matrix} pack={pack} />
    </div>
  );
}

/** The weighted tree: its parts with their weights, and the judgements the weights come from with how consistent they are. */
export function Hierarchy({ pack }: { pack: Schemas['PackDetail'] }) {
  const { t } = useTranslation();
  const tree = pack.tree;
  if (!tree) return null;
  return (
    <>
      <Section title={t('policy.tree.heading')} id="section-tree" flush folds>
        <Parts tree={tree} pack={pack.pack.id} />
      </Section>
      {tree.matrices.length > 0 && (
        <Section title={t('policy.tree.matrices', { count: tree.matrices.length })} id="matrices" folds>
          <p style={{ marginTop: 0 }}>{t('policy.tree.explained', { method: inReadersLanguage(tree.method) })}</p>
          {tree.matrices.map((matrix) => (
            <MatrixTable key={matrix.id} matrix={matrix} pack={pack.pack.id} />
          ))}
        </Section>
      )}
    </>
  );
}
