import { Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { inReadersLanguage } from '../../shared/format';
import { percent } from './Hierarchy';
import { usePackSensitivity } from './queries';

type Found = Schemas['SensitivityView'];
type Weight = Schemas['WeightSensitivityView'];
type Judgement = Schemas['JudgementSensitivityView'];

function gradeName(grade: Schemas['GradeView']): string {
  const name = inReadersLanguage(grade.name);
  return grade.letter ? `${grade.letter} · ${name}` : name;
}

function Change({ change }: { change: Schemas['WeightChangeView'] | null }) {
  const { t } = useTranslation();
  if (!change) return <span style={{ color: '#566070' }}>{t('policy.sensitivity.never')}</span>;
  return (
    <>
      {t('policy.sensitivity.becomes', { weight: percent(change.weight), grade: gradeName(change.grade) })} {change.isLeast && <Tag color="warning">{t('policy.sensitivity.least')}</Tag>}
    </>
  );
}

function Weights({ found }: { found: Found }) {
  const { t } = useTranslation();
  const columns: Column<Weight>[] = [
    {
      key: 'title',
      title: t('policy.tree.part'),
      isHeading: true,
      render: (row) => <span style={{ display: 'inline-block', paddingInlineStart: (row.depth - 1) * 20 }}>{inReadersLanguage(row.title)}</span>,
    },
    { key: 'points', title: t('policy.sensitivity.points'), align: 'right', render: (row) => row.points },
    { key: 'weight', title: t('policy.tree.weight'), align: 'right', render: (row) => percent(row.weight) },
    { key: 'lower', title: t('policy.sensitivity.lower'), render: (row) => <Change change={row.lower} /> },
    { key: 'higher', title: t('policy.sensitivity.higher'), render: (row) => <Change change={row.higher} /> },
  ];
  return <QueryTable name="pack-sensitivity" label={t('policy.sensitivity.weights')} columns={columns} rows={found.weights} rowKey={(row) => row.id} empty={null} />;
}

function Judgements({ found }: { found: Found }) {
  const { t } = useTranslation();
  const columns: Column<Judgement>[] = [
    {
      key: 'pair',
      title: t('policy.sensitivity.pair'),
      isHeading: true,
      render: (row) => t('policy.sensitivity.over', { row: inReadersLanguage(row.row), column: inReadersLanguage(row.column) }),
    },
    {
      key: 'change',
      title: t('policy.sensitivity.change'),
      render: (row) => t('policy.sensitivity.steps', { from: row.judgement, to: row.change.judgement, count: row.change.steps }),
    },
    { key: 'grade', title: t('policy.sensitivity.grade'), render: (row) => gradeName(row.change.grade) },
    {
      key: 'ratio',
      title: t('policy.sensitivity.ratio'),
      render: (row) => (
        <>
          {row.change.consistencyRatio?.toFixed(4) ?? '–'} {row.change.isConsistent === false && <Tag color="error">{t('policy.tree.verdict.bad')}</Tag>}
        </>
      ),
    },
  ];
  const rest = t('policy.sensitivity.firm', { count: found.firm });
  if (found.judgements.length === 0) return found.firm > 0 ? <p style={{ margin: 16 }}>{rest}</p> : null;
  return (
    <>
      <QueryTable
        name="pack-judgements"
        label={t('policy.sensitivity.judgements')}
        columns={columns}
        rows={found.judgements.map((row, at) => ({ ...row, at }))}
        rowKey={(row) => `${inReadersLanguage(row.row)}-${inReadersLanguage(row.column)}`}
        empty={null}
      />
      <p style={{ margin: 16 }}>
        {found.firm > 0 && rest} {found.untried > 0 && t('policy.sensitivity.untried', { count: found.untried })}
      </p>
    </>
  );
}

/** How firm the grade of each case is: which weight or judgement has to change, and how far, for another grade. */
export function Sensitivity({ pack, issuer, name, version }: { pack: Schemas['PackDetail']; issuer: string; name: string; version?: string }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const chosen = Math.min(Math.max(1, Number(search.get('case')) || 1), pack.cases.length);
  const isThere = pack.tree !== null && pack.pack.scheme !== null && pack.cases.length > 0;
  const found = usePackSensitivity(issuer, name, chosen, isThere, version);
  if (!isThere) return null;
  const choose = (number: number) =>
    setSearch(
      (before) => {
        before.set('case', String(number));
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <Section title={t('policy.sensitivity.heading')} id="sensitivity" flush folds>
      <div style={{ padding: 16 }}>
        <p style={{ marginTop: 0 }}>{t('policy.sensitivity.explained')}</p>
        <label htmlFor="sensitivity-case">{t('policy.sensitivity.case')}</label>{' '}
        <Select
          id="sensitivity-case"
          value={chosen}
          onChange={choose}
          style={{ width: '100%', maxWidth: 640 }}
          options={pack.cases.map((one, at) => ({ value: at + 1, label: t('policy.ruleTitle', { number: at + 1, title: inReadersLanguage(one.title) }) }))}
        />
      </div>
      <Waiting query={found} rows={4}>
        {(view) => (
          <>
            <p style={{ margin: '0 16px 16px', fontWeight: 600 }}>{inReadersLanguage(view.words)}</p>
            {view.weights.length > 0 && <Weights found={view} />}
            <Judgements found={view} />
          </>
        )}
      </Waiting>
    </Section>
  );
}
