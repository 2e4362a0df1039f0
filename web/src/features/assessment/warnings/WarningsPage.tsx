import { Button, Checkbox, Flex, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Chinese, CodedName } from '../../../shared/components/Chinese';
import { CursorPager } from '../../../shared/components/CursorPager';
import { Failure } from '../../../shared/components/Failure';
import { Nothing } from '../../../shared/components/Nothing';
import { Page } from '../../../shared/components/Page';
import { type Column, QueryTable } from '../../../shared/components/QueryTable';
import { useFilters } from '../../../shared/filters';
import { formatNumber, inReadersLanguage } from '../../../shared/format';
import { Acts } from './Acts';
import { State, Weight } from './Marks';
import { type Row, useCounts, useRules, useWarnings, type WarningFilter, type WarningFilters, warningFilters } from './queries';

const states = ['open', 'new', 'acknowledged', 'snoozed', 'closed', 'all'] as const;

function useAnswer(filters: WarningFilters): string | undefined {
  const { t } = useTranslation();
  const counts = useCounts(filters);
  const rules = useRules();
  if (!counts.data || !rules.data) return undefined;
  const on = rules.data.filter((rule) => rule.state === 'on').length;
  if (on === 0) return t('warnings.answerNoRule');
  const open = counts.data.new + counts.data.acknowledged;
  return t('warnings.answer', { rules: on, open: formatNumber(open), fresh: formatNumber(counts.data.new), overdue: formatNumber(counts.data.overdue) });
}

function Filters({ values, change, isFiltered }: { values: WarningFilters; change: (changes: Partial<Record<WarningFilter, string | undefined>>) => void; isFiltered: boolean }) {
  const { t } = useTranslation();
  const rules = useRules();
  return (
    <>
      <Select<string>
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('warnings.rule')}
        placeholder={t('warnings.rule')}
        value={values.rule}
        options={(rules.data ?? []).map((rule) => ({ value: String(rule.number), label: rule.spec.title }))}
        onChange={(rule) => change({ rule })}
        popupMatchSelectWidth={false}
        style={{ minWidth: 140 }}
      />
      <Select<string>
        allowClear
        aria-label={t('warnings.severityLabel')}
        placeholder={t('warnings.severityLabel')}
        value={values.severity}
        options={(['high', 'medium', 'low'] as const).map((value) => ({ value, label: t(`warnings.severity.${value}`) }))}
        onChange={(severity) => change({ severity })}
        style={{ minWidth: 104 }}
      />
      <Input.Search
        allowClear
        aria-label={t('warnings.assignee')}
        placeholder={t('warnings.assignee')}
        defaultValue={values.assignee}
        maxLength={60}
        onSearch={(assignee) => change({ assignee: assignee.trim() })}
        style={{ width: 180 }}
      />
      <Checkbox checked={values.overdue === 'true'} onChange={(event) => change({ overdue: event.target.checked ? 'true' : undefined })} style={{ alignSelf: 'center' }}>
        {t('warnings.overdueOnly')}
      </Checkbox>
      {isFiltered && (
        <Button type="link" onClick={() => change({ state: undefined, rule: undefined, severity: undefined, assignee: undefined, division: undefined, subject: undefined, overdue: undefined })}>
          {t('warnings.clearFilters')}
        </Button>
      )}
    </>
  );
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  const rules = useRules();
  if (isFiltered) return <Nothing why={t('warnings.noneFiltered')} next={t('warnings.noneFilteredNext')} />;
  return (rules.data ?? []).some((rule) => rule.state === 'on') ? (
    <Nothing why={t('warnings.none')} next={t('warnings.noneNext')} />
  ) : (
    <Nothing why={t('warnings.noRule')} next={<Link to="/warnings/rules">{t('warnings.noRuleNext')}</Link>} />
  );
}

function useColumns(chosen: readonly number[], toggle: (number: number) => void): Column<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'subject',
      title: t('warnings.subject'),
      isHeading: true,
      render: (row) => (
        <Flex gap={8} align="baseline">
          <Checkbox aria-label={t('warnings.choose', { name: row.subjectName })} checked={chosen.includes(row.number)} onChange={() => toggle(row.number)} />
          <Link to={`/warnings/${row.number}`}><Chinese text={row.subjectName || row.subjectKey} /></Link>
        </Flex>
      ),
    },
    { key: 'words', title: t('warnings.what'), render: (row) => <><Chinese text={inReadersLanguage(row.words)} />{row.value !== null && t('warnings.stoodAt', { value: formatNumber(row.value) })}</> },
    { key: 'rule', title: t('warnings.rule'), isHiddenAtFirst: true, render: (row) => <Chinese text={row.ruleTitle} /> },
    { key: 'severity', title: t('warnings.severityLabel'), width: 84, render: (row) => <Weight severity={row.severity} /> },
    { key: 'division', title: t('warnings.division'), width: 110, render: (row) => (row.division ? <CodedName named={row.division} /> : t('shared.unknown')) },
    { key: 'day', title: t('warnings.day'), width: 104, render: (row) => row.day },
    { key: 'due', title: t('warnings.due'), width: 104, render: (row) => row.due ?? t('shared.none') },
    { key: 'state', title: t('warnings.stateLabel'), width: 150, render: (row) => <State row={row} /> },
    { key: 'assignee', title: t('warnings.assignee'), render: (row) => (row.assignee ? <Chinese text={row.assignee} /> : t('shared.none')) },
  ];
}

/** The inbox of warnings. */
export function WarningsPage() {
  const { t } = useTranslation();
  const { values, change, isFiltered } = useFilters(warningFilters);
  const [search] = useSearchParams();
  const asked = { ...values, state: values.state === 'all' ? undefined : (values.state ?? 'open') };
  const warnings = useWarnings(asked, search.get('cursor') ?? undefined);
  const counts = useCounts(values);
  const [chosen, choose] = useState<readonly number[]>([]);
  const shown = warnings.data?.items ?? [];
  const there = chosen.filter((number) => shown.some((row) => row.number === number));
  const columns = useColumns(there, (number) => choose(there.includes(number) ? there.filter((one) => one !== number) : [...there, number]));
  const count = counts.data;
  const total = count && { open: count.new + count.acknowledged, new: count.new, acknowledged: count.acknowledged, snoozed: count.snoozed, closed: count.closed, all: count.new + count.acknowledged + count.snoozed + count.closed };
  return (
    <Page title={t('warnings.heading')} answer={useAnswer(values)} actions={<Link to="/warnings/rules"><Button>{t('warnings.rules')}</Button></Link>}>
      <div style={{ overflowX: 'auto' }}>
        <Segmented<(typeof states)[number]>
          aria-label={t('warnings.stateLabel')}
          value={(values.state as (typeof states)[number] | undefined) ?? 'open'}
          onChange={(state) => change({ state: state === 'open' ? undefined : state })}
          options={states.map((value) => ({ value, label: total ? `${t(`warnings.state.${value}`)} ${formatNumber(total[value])}` : t(`warnings.state.${value}`) }))}
        />
      </div>
      <Acts warnings={there} label={t('warnings.chosen', { count: there.length })} onDone={() => choose([])} />
      {warnings.isError && <Failure error={warnings.error} retry={() => void warnings.refetch()} />}
      <QueryTable
        name="warnings"
        label={t('warnings.heading')}
        choosesColumns
        columns={columns}
        rows={warnings.isError ? [] : warnings.data?.items}
        rowKey={(row) => String(row.number)}
        empty={warnings.isError ? null : <Empty isFiltered={isFiltered} />}
        tools={<Filters values={values} change={change} isFiltered={isFiltered} />}
        footer={
          <>
            {shown.length > 1 && (
              <Button type="link" className="no-print" onClick={() => choose(there.length === shown.length ? [] : shown.map((row) => row.number))}>
                {t(there.length === shown.length ? 'warnings.chooseNone' : 'warnings.chooseAll')}
              </Button>
            )}
            <CursorPager next={warnings.data?.next} />
          </>
        }
      />
    </Page>
  );
}
