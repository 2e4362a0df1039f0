import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { ClauseName } from '../../shared/components/Clause';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { Models } from './Models';
import { RecordLinks } from './RecordLinks';

type Explanation = Schemas['ExplanationView'];

function Indicators({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const columns: Column<Schemas['IndicatorOutcome']>[] = [
    { key: 'title', title: t('assessment.indicator'), isHeading: true, render: (row) => inReadersLanguage(row.title) },
    { key: 'value', title: t('assessment.value'), render: (row) => <strong style={{ whiteSpace: 'nowrap' }}>{inReadersLanguage(row.words)}</strong> },
    { key: 'from', title: t('assessment.window'), render: (row) => (row.from ? t('assessment.windowFrom', { from: row.from, asOf: explanation.asOf }) : t('assessment.asOfDay', { asOf: explanation.asOf })) },
    { key: 'records', title: t('assessment.records'), render: (row) => <RecordLinks records={row.records} /> },
    { key: 'clause', title: t('assessment.clause'), render: (row) => <ClauseName clause={row.clause} pack={explanation.pack.id} /> },
  ];
  return (
    <QueryTable name="indicators" label={t('assessment.indicators')} columns={columns} rows={explanation.indicators} rowKey={(row) => row.id} empty={null} />
  );
}

function Parameters({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const columns: Column<Schemas['ParameterUse']>[] = [
    { key: 'title', title: t('assessment.parameter'), isHeading: true, render: (row) => inReadersLanguage(row.title) },
    {
      key: 'value',
      title: t('assessment.value'),
      render: (row) => <strong style={{ overflowWrap: 'anywhere' }}>{inReadersLanguage(row.words)}</strong>,
    },
    { key: 'clause', title: t('assessment.clause'), render: (row) => <ClauseName clause={row.clause} pack={explanation.pack.id} /> },
  ];
  return <QueryTable name="parameters" label={t('assessment.parameters')} columns={columns} rows={explanation.parameters} rowKey={(row) => row.id} empty={null} />;
}

/** What was counted and with which parameter values, each with its clause. */
export function Values({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('assessment.indicators')} id="indicators" flush>
        <Indicators explanation={explanation} />
      </Section>
      <Models explanation={explanation} />
      {explanation.parameters.length > 0 && (
        <Section title={t('assessment.parameters')} id="parameters" flush>
          <Parameters explanation={explanation} />
        </Section>
      )}
    </>
  );
}
