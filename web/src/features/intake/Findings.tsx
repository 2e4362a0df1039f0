import { DownloadOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { Code } from '../../shared/components/Code';
import { CursorPager } from '../../shared/components/CursorPager';
import { Failure } from '../../shared/components/Failure';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { useFilters } from '../../shared/filters';
import { formatNumber, inReadersLanguage } from '../../shared/format';
import { type Batch, useFindings } from './queries';

type Finding = Schemas['FindingView'];

function columns(t: TFunction): Column<Finding>[] {
  return [
    { key: 'row', title: t('intake.finding.row'), isHeading: true, width: 80, render: (finding) => t('intake.finding.rowNumber', { row: formatNumber(finding.row) }) },
    { key: 'code', title: t('intake.finding.code'), width: 100, render: (finding) => <Code value={finding.code} copyable={false} /> },
    { key: 'field', title: t('intake.finding.field'), width: 130, render: (finding) => (finding.fieldTitle ? inReadersLanguage(finding.fieldTitle) : t('intake.finding.wholeRow')) },
    { key: 'message', title: t('intake.finding.message'), render: (finding) => <Chinese text={inReadersLanguage(finding.message)} /> },
    { key: 'found', title: t('intake.finding.found'), render: (finding) => <Chinese text={finding.found ?? t('shared.none')} /> },
    { key: 'expected', title: t('intake.finding.expected'), render: (finding) => <Chinese text={inReadersLanguage(finding.expected)} /> },
    { key: 'remedy', title: t('intake.finding.remedy'), render: (finding) => inReadersLanguage(finding.remedy) },
  ];
}

/** What was found in the rows: where, what, what was expected, what to do; the rejected rows to correct and send again. */
export function Findings({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const { values, change } = useFilters(['outcome'] as const);
  const [search] = useSearchParams();
  const findings = useFindings(batch.number, values.outcome, search.get('cursor') ?? undefined);
  const outcomes = ['rejected', 'flagged'] as const;
  return (
    <Section
      title={t('intake.finding.heading')}
      id="findings"
      flush
      extra={
        batch.rows.rejected > 0 && (
          <Button icon={<DownloadOutlined />} href={`/api/intake/batches/${batch.number}/rejected.xlsx`} size="small" className="no-print">
            {t('intake.downloadRejected')}
          </Button>
        )
      }
    >
      {findings.isError && <Failure error={findings.error} retry={() => void findings.refetch()} />}
      <QueryTable
        name="findings"
        label={t('intake.finding.heading')}
        choosesColumns
        columns={columns(t)}
        rows={findings.isError ? [] : findings.data?.items}
        rowKey={(finding) => `${finding.sheet}-${finding.row}-${finding.code}-${finding.field ?? ''}`}
        empty={findings.isError ? null : <Nothing why={t('intake.finding.none')} next={t('intake.finding.noneNext')} />}
        tools={
          <Segmented<string>
            aria-label={t('intake.finding.outcome')}
            value={values.outcome ?? ''}
            options={[{ value: '', label: t('intake.finding.all') }, ...outcomes.map((outcome) => ({ value: outcome as string, label: t(`intake.figure.${outcome}`) }))]}
            onChange={(outcome) => change({ outcome: outcome || undefined })}
          />
        }
        footer={<CursorPager next={findings.data?.next} total={findings.data?.total} />}
      />
    </Section>
  );
}
