import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { ClauseName } from '../../shared/components/Clause';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';

type Pack = Schemas['PackDetail'];

/** The parameters with their values by date and the clause that sets each. */
export function Parameters({ pack }: { pack: Pack }) {
  const { t } = useTranslation();
  const cycle = pack.cycle && !pack.parameters.some((parameter) => parameter.id === pack.cycle?.id) ? [pack.cycle] : [];
  const rows = [...cycle, ...pack.parameters];
  const columns: Column<Schemas['ParameterView']>[] = [
    { key: 'title', title: t('assessment.parameter'), isHeading: true, render: (row) => inReadersLanguage(row.title) },
    {
      key: 'values',
      title: t('assessment.value'),
      render: (row) => [
        ...(row.isByRecord ? [<div key="by-record">{t('policy.byRecord')}</div>] : []),
        ...row.values.map((value) => (
          <div key={value.from ?? 'always'} style={{ overflowWrap: 'anywhere' }}>
            {value.from && `${t('policy.from', { from: value.from })} `}
            <strong>{inReadersLanguage(value.words)}</strong>
          </div>
        )),
      ],
    },
    { key: 'clause', title: t('assessment.clause'), render: (row) => row.values.map((value) => <div key={value.from ?? 'always'}><ClauseName clause={value.clause} pack={pack.pack.id} /></div>) },
  ];
  if (rows.length === 0) return null;
  return (
    <Section title={t('policy.parameters')} id="parameters" flush folds>
      <QueryTable name="pack-parameters" label={t('policy.parameters')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={null} />
    </Section>
  );
}

function Effects({ kind, pack }: { kind: Schemas['RecordKindView']; pack: string }) {
  const { t } = useTranslation();
  if (kind.effects.length === 0) return <>{t('effect.basic')}</>;
  return (
    <>
      {kind.effects.map((effect, at) => (
        <div key={`${effect.effect}-${at}`} style={{ marginBottom: 4 }}>
          <Tag color={effect.effect === 'severe' ? 'error' : effect.effect === 'general' ? 'warning' : 'default'}>{t(`effect.${effect.effect}`)}</Tag>
          {effect.words ? inReadersLanguage(effect.words) : t(at === 0 ? 'policy.always' : 'policy.otherwise')} · <ClauseName clause={effect.clause} pack={pack} />
        </div>
      ))}
    </>
  );
}

interface TermOfKind {
  readonly id: string;
  readonly kind: Schemas['RecordKindView'];
  readonly term: Schemas['RepairTermView'];
}

/** How soon records of each kind can be repaired: of a kind's terms the first counts that is in force and holds. */
export function RepairTerms({ pack }: { pack: Pack }) {
  const { t } = useTranslation();
  const rows: TermOfKind[] = pack.recordKinds.flatMap((kind) => kind.repairTerms.map((term, at) => ({ id: `${kind.id}-${at}`, kind, term })));
  const columns: Column<TermOfKind>[] = [
    { key: 'kind', title: t('policy.kind'), isHeading: true, width: 180, render: (row) => inReadersLanguage(row.kind.title) },
    {
      key: 'term',
      title: t('policy.repair'),
      render: (row) => (
        <>
          {inReadersLanguage(row.term.words)}
          {row.term.note && <div style={{ color: '#566070' }}>{inReadersLanguage(row.term.note)}</div>}
        </>
      ),
    },
    { key: 'clause', title: t('assessment.clause'), render: (row) => <ClauseName clause={row.term.clause} pack={pack.pack.id} /> },
  ];
  if (rows.length === 0) return null;
  return (
    <Section title={t('policy.repair')} id="repair" flush folds>
      <QueryTable name="pack-repair" label={t('policy.repair')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={null} />
    </Section>
  );
}

/** The information composition table: kinds of record and how each counts. */
export function CompositionTable({ pack }: { pack: Pack }) {
  const { t } = useTranslation();
  const columns: Column<Schemas['RecordKindView']>[] = [
    {
      key: 'title',
      title: t('policy.kind'),
      isHeading: true,
      render: (row) => (
        <>
          {inReadersLanguage(row.title)} {!row.isEnabled && <Tag>{t('policy.off')}</Tag>}
          {row.note && <div style={{ color: '#566070', fontWeight: 400 }}>{inReadersLanguage(row.note)}</div>}
        </>
      ),
    },
    { key: 'category', title: t('policy.category'), render: (row) => inReadersLanguage(row.categoryTitle) },
    { key: 'temporality', title: t('policy.temporality'), render: (row) => t(`temporality.${row.temporality}`, { defaultValue: row.temporality }) },
    { key: 'effects', title: t('policy.effects'), render: (row) => <Effects kind={row} pack={pack.pack.id} /> },
    { key: 'clause', title: t('policy.basis'), render: (row) => <ClauseName clause={row.clause} pack={pack.pack.id} /> },
  ];
  if (pack.recordKinds.length === 0) return null;
  return (
    <Section title={t('policy.composition')} id="composition" flush folds>
      <QueryTable name="pack-kinds" label={t('policy.composition')} columns={columns} rows={pack.recordKinds} rowKey={(row) => row.id} empty={null} />
    </Section>
  );
}

/** What is counted, over which records and in which stretch of time. */
export function Indicators({ pack }: { pack: Pack }) {
  const { t } = useTranslation();
  const columns: Column<Schemas['IndicatorView']>[] = [
    { key: 'title', title: t('assessment.indicator'), isHeading: true, render: (row) => inReadersLanguage(row.title) },
    { key: 'aggregate', title: t('policy.aggregate'), render: (row) => t(`aggregate.${row.aggregate}`, { defaultValue: row.aggregate }) },
    { key: 'window', title: t('assessment.window'), render: (row) => t(`window.${row.window}`, { defaultValue: row.window }) },
    { key: 'words', title: t('policy.condition'), render: (row) => (row.words ? inReadersLanguage(row.words) : t('policy.always')) },
    { key: 'clause', title: t('assessment.clause'), render: (row) => <ClauseName clause={row.clause} pack={pack.pack.id} /> },
  ];
  if (pack.indicators.length === 0) return null;
  return (
    <Section title={t('assessment.indicators')} id="indicators" flush folds>
      <QueryTable name="pack-indicators" label={t('assessment.indicators')} columns={columns} rows={pack.indicators} rowKey={(row) => row.id} empty={null} />
    </Section>
  );
}
