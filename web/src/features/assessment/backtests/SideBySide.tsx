import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../shared/api/client';
import { type Column, QueryTable } from '../../../shared/components/QueryTable';
import { Section } from '../../../shared/components/Section';
import { useFilters } from '../../../shared/filters';
import { formatNumber, inReadersLanguage } from '../../../shared/format';
import { type BackTest, type Rate, useBackTest, useBackTests } from './queries';
import { classBars, figure, interval, percent, sideBySide, type Versus } from './rates';

type View = Schemas['BackTestView'];
type Result = NonNullable<View['result']>;

function Cell({ rate }: { rate: Rate | undefined }) {
  return rate ? `${percent(rate.rate)} (${interval(rate)}) · ${formatNumber(rate.outcomes)}` : '–';
}

function auc(told: Result['report']['byClass']): string {
  return told ? `${figure(told.auc)} (${figure(told.low)} – ${figure(told.high)})` : '–';
}

function Both({ view, result, other, otherResult }: { view: View; result: Result; other: View; otherResult: Result }) {
  const { t } = useTranslation();
  const bars = (one: View, of: Result) => classBars(of.report, one.test.scheme, t('grade.review'));
  const rows: Versus[] = [...sideBySide(bars(view, result), bars(other, otherResult)), { name: t('backtest.all'), first: result.report.overall, second: otherResult.report.overall }];
  const title = (one: View) => `${t('backtest.title', { number: one.test.number })} · ${one.test.pack ?? one.test.schemeId}`;
  const columns: Column<Versus>[] = [
    { key: 'name', title: t('backtest.class'), isHeading: true, render: (row) => row.name },
    { key: 'first', title: title(view), render: (row) => <Cell rate={row.first} /> },
    { key: 'second', title: title(other), render: (row) => <Cell rate={row.second} /> },
  ];
  return (
    <>
      <p style={{ margin: '12px 0' }}>{t('backtest.bothAuc', { first: auc(result.report.byClass), second: auc(otherResult.report.byClass) })}</p>
      <QueryTable name="backtest-both" label={t('backtest.sideBySide')} columns={columns} rows={rows} rowKey={(row) => row.name} empty={null} />
    </>
  );
}

/** Another back-test on the same outcomes beside this one. */
export function SideBySide({ view, result }: { view: View; result: Result }) {
  const { t } = useTranslation();
  const { values, change } = useFilters(['with'] as const);
  const tests = useBackTests();
  const other = useBackTest(values.with === undefined ? undefined : Number(values.with));
  const label = (test: BackTest) => `${t('backtest.title', { number: test.number })} · ${test.scheme ? inReadersLanguage(test.scheme.title) : test.schemeId}${test.pack ? ` (${test.pack})` : ''} · ${t(`backtest.knownBy.${test.known}`)}`;
  const same = (tests.data ?? []).filter((test) => test.number !== view.test.number && test.sha256 === view.test.sha256 && test.state === 'done');
  return (
    <Section title={t('backtest.sideBySide')}>
      {same.length === 0 ? (
        <p style={{ margin: 0 }}>{t('backtest.noOther')}</p>
      ) : (
        <Select<string>
          aria-label={t('backtest.chooseOther')}
          placeholder={t('backtest.chooseOther')}
          allowClear
          style={{ width: '100%', maxWidth: 640 }}
          value={values.with}
          onChange={(chosen: string | undefined) => change({ with: chosen })}
          options={same.map((test) => ({ value: String(test.number), label: label(test) }))}
        />
      )}
      {other.data?.result && <Both view={view} result={result} other={other.data} otherResult={other.data.result} />}
    </Section>
  );
}
