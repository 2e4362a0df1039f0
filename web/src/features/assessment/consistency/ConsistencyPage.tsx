import { Button, Checkbox, Segmented, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { Chinese, CodedName } from '../../../shared/components/Chinese';
import { ClauseName } from '../../../shared/components/Clause';
import { CursorPager } from '../../../shared/components/CursorPager';
import { Failure } from '../../../shared/components/Failure';
import { Nothing } from '../../../shared/components/Nothing';
import { Page } from '../../../shared/components/Page';
import { type Column, QueryTable } from '../../../shared/components/QueryTable';
import { Section } from '../../../shared/components/Section';
import { Waiting } from '../../../shared/components/Waiting';
import { useFilters } from '../../../shared/filters';
import { formatNumber, inReadersLanguage } from '../../../shared/format';
import { Grades } from './Grades';
import { caseFilters, type CaseFilters, useCaseCounts, useCases, useConsistencyRules } from './queries';

type Row = Schemas['ConsistencyCaseRow'];

const states = ['pending', 'open', 'reviewed', 'closed', 'all'] as const;
export const stateColours: Record<Schemas['CaseState'], string> = { open: 'error', reviewed: 'processing', closed: 'success' };

/** The last day to review, with whether it is over or may move. */
export function Due({ row }: { row: Pick<Row, 'due' | 'isOverdue' | 'isDueProvisional'> }) {
  const { t } = useTranslation();
  if (!row.due) return <>{t('shared.none')}</>;
  return (
    <>
      {row.due} {row.isOverdue ? <Tag color="error">{t('consistency.overdue')}</Tag> : row.isDueProvisional && <Tag>{t('consistency.provisional')}</Tag>}
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  return [
    { key: 'subject', title: t('warnings.subject'), isHeading: true, render: (row) => <Link to={`/consistency/${row.number}`}><Chinese text={row.subjectName || row.subjectKey} /></Link> },
    { key: 'grades', title: t('consistency.grades'), render: (row) => <Grades grades={row.grades} /> },
    { key: 'apart', title: t('consistency.apart'), width: 90, render: (row) => (row.apart === null ? t('consistency.barred') : t('consistency.steps', { count: row.apart })) },
    { key: 'division', title: t('warnings.division'), width: 110, isHiddenAtFirst: true, render: (row) => (row.division ? <CodedName named={row.division} /> : t('shared.unknown')) },
    { key: 'found', title: t('consistency.found'), width: 104, render: (row) => row.found },
    { key: 'due', title: t('consistency.due'), width: 150, render: (row) => <Due row={row} /> },
    { key: 'state', title: t('warnings.stateLabel'), width: 90, render: (row) => <Tag color={stateColours[row.state]}>{t(`consistency.state.${row.state}`)}</Tag> },
    { key: 'awaited', title: t('consistency.awaited'), render: (row) => (row.awaited.length > 0 ? <Chinese text={row.awaited.join(t('shared.listSeparator'))} /> : t('shared.none')) },
  ];
}

function Rules() {
  const { t } = useTranslation();
  const rules = useConsistencyRules();
  return (
    <Section title={t('consistency.rules')} id="rules" folds>
      <Waiting query={rules} rows={3}>
        {(found) =>
          found.length === 0 ? (
            <Nothing why={t('consistency.noRule')} next={<Link to="/policy">{t('consistency.noRuleNext')}</Link>} />
          ) : (
            <ul className="ruled-list">
              {found.map((rule) => (
                <li key={`${rule.pack} ${rule.rule}`}>
                  <strong><Chinese text={inReadersLanguage(rule.title)} /></strong> · <Chinese text={inReadersLanguage(rule.words)} />
                  <div><ClauseName clause={rule.clause} pack={rule.pack} /></div>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </Section>
  );
}

function useAnswer(filters: CaseFilters): string | undefined {
  const { t } = useTranslation();
  const counts = useCaseCounts(filters).data;
  if (!counts) return undefined;
  if (counts.open + counts.reviewed + counts.closed === 0) return t('consistency.answerNone');
  return t('consistency.answer', { open: formatNumber(counts.open), reviewed: formatNumber(counts.reviewed), overdue: formatNumber(counts.overdue) });
}

/** Grades of one subject that lie too far apart: the cases and the rules they come from. */
export function ConsistencyPage() {
  const { t } = useTranslation();
  const { values, change, isFiltered } = useFilters(caseFilters);
  const [search] = useSearchParams();
  const rules = useConsistencyRules();
  const cases = useCases({ ...values, state: values.state === 'all' ? undefined : (values.state ?? 'pending') }, search.get('cursor') ?? undefined);
  const counts = useCaseCounts(values).data;
  const totals = counts && { pending: counts.open + counts.reviewed, open: counts.open, reviewed: counts.reviewed, closed: counts.closed, all: counts.open + counts.reviewed + counts.closed };
  return (
    <Page title={t('consistency.heading')} answer={useAnswer(values)}>
      <div style={{ overflowX: 'auto' }}>
        <Segmented<(typeof states)[number]>
          aria-label={t('warnings.stateLabel')}
          value={(values.state as (typeof states)[number] | undefined) ?? 'pending'}
          onChange={(state) => change({ state: state === 'pending' ? undefined : state })}
          options={states.map((value) => ({ value, label: totals ? `${t(`consistency.state.${value}`)} ${formatNumber(totals[value])}` : t(`consistency.state.${value}`) }))}
        />
      </div>
      {cases.isError && <Failure error={cases.error} retry={() => void cases.refetch()} />}
      <QueryTable
        name="consistency"
        label={t('consistency.heading')}
        choosesColumns
        columns={useColumns()}
        rows={cases.isError ? [] : cases.data?.items}
        rowKey={(row) => String(row.number)}
        empty={cases.isError ? null : isFiltered ? <Nothing why={t('warnings.noneFiltered')} next={t('warnings.noneFilteredNext')} /> : <Nothing why={t('consistency.none')} next={t('consistency.noneNext')} />}
        tools={
          <>
            <Select<string>
              allowClear
              aria-label={t('consistency.rule')}
              placeholder={t('consistency.rule')}
              value={values.rule}
              options={(rules.data ?? []).map((rule) => ({ value: `${rule.pack} ${rule.rule}`, label: inReadersLanguage(rule.title) }))}
              onChange={(rule) => change({ rule })}
              popupMatchSelectWidth={false}
              style={{ minWidth: 160 }}
            />
            <Checkbox checked={values.overdue === 'true'} onChange={(event) => change({ overdue: event.target.checked ? 'true' : undefined })} style={{ alignSelf: 'center' }}>
              {t('warnings.overdueOnly')}
            </Checkbox>
            {isFiltered && (
              <Button type="link" onClick={() => change({ state: undefined, rule: undefined, division: undefined, subject: undefined, overdue: undefined })}>
                {t('warnings.clearFilters')}
              </Button>
            )}
          </>
        }
        footer={<CursorPager next={cases.data?.next} />}
      />
      <Rules />
    </Page>
  );
}
