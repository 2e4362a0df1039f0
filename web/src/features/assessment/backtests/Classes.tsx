import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../shared/api/client';
import { Chart } from '../../../shared/components/Chart';
import { Nothing } from '../../../shared/components/Nothing';
import { type Column, QueryTable } from '../../../shared/components/QueryTable';
import { formatNumber } from '../../../shared/format';
import type { Rate, Report } from './queries';
import { type Bar, classBars, figure, interval, percent, rateBars, rateTable } from './rates';

type Scheme = Schemas['SchemeView'] | null;
type Discrimination = NonNullable<Report['byClass']>;

export function useRateWords(group: string) {
  const { t } = useTranslation();
  return useMemo(
    () => ({ group, inspections: t('backtest.inspections'), found: t('backtest.found'), rate: t('backtest.rate'), interval: t('backtest.interval'), all: t('backtest.all') }),
    [group, t],
  );
}

interface Row {
  readonly name: string;
  readonly rate: Rate;
  readonly share?: number | null;
  readonly lift?: number | null;
}

/** Rates as a table, with the lift and the share where there are any. */
function Rates({ name, group, rows, label }: { name: string; group: string; rows: readonly Row[]; label: string }) {
  const { t } = useTranslation();
  const columns: Column<Row>[] = [
    { key: 'name', title: group, isHeading: true, render: (row) => row.name },
    { key: 'outcomes', title: t('backtest.inspections'), align: 'right', render: (row) => formatNumber(row.rate.outcomes) },
    { key: 'found', title: t('backtest.found'), align: 'right', render: (row) => formatNumber(row.rate.found) },
    { key: 'rate', title: t('backtest.rate'), align: 'right', render: (row) => percent(row.rate.rate) },
    { key: 'interval', title: t('backtest.interval'), align: 'right', render: (row) => interval(row.rate) },
    { key: 'effective', title: t('backtest.effective'), align: 'right', render: (row) => formatNumber(Math.round(row.rate.effective * 10) / 10) },
  ];
  if (rows.some((row) => row.share !== undefined)) columns.push({ key: 'share', title: t('backtest.share'), align: 'right', render: (row) => percent(row.share ?? null) });
  if (rows.some((row) => row.lift !== undefined)) columns.push({ key: 'lift', title: t('backtest.lift'), align: 'right', render: (row) => figure(row.lift ?? null, 2) });
  return <QueryTable name={name} label={label} columns={columns} rows={rows} rowKey={(row) => row.name} empty={null} />;
}

/** How often something was found in each class. */
export function Classes({ report, scheme }: { report: Report; scheme: Scheme }) {
  const { t, i18n } = useTranslation();
  const words = useRateWords(t('backtest.class'));
  const bars = useMemo(() => classBars(report, scheme, t('grade.review')), [report, scheme, t, i18n.language]);
  const option = useMemo(() => rateBars(bars, report.overall, words), [bars, report, words]);
  if (report.overall.outcomes === 0) return <Nothing why={t('backtest.nothingTaken')} next={t('backtest.nothingTakenNext')} />;
  const rows: Row[] = report.classes.map((one, at) => ({ name: bars[at]?.name ?? '', rate: one.yield, share: one.share, lift: one.lift }));
  return (
    <>
      <Chart title={t('backtest.classesTitle')} option={option} table={rateTable(bars, report.overall, words)} height={280} />
      <Rates name="backtest-classes" group={t('backtest.class')} label={t('backtest.classes')} rows={[...rows, { name: t('backtest.all'), rate: report.overall }]} />
    </>
  );
}

/** How often something was found by tenths of the score. */
export function Scores({ report }: { report: Report }) {
  const { t } = useTranslation();
  const words = useRateWords(t('backtest.score'));
  const bars = useMemo<Bar[]>(() => report.bands.map((band) => ({ name: `${formatNumber(band.from)}–${formatNumber(band.through)}`, rate: band.yield })), [report]);
  const option = useMemo(() => rateBars(bars, report.overall, words), [bars, report, words]);
  return <Chart title={t('backtest.scoresTitle')} option={option} table={rateTable(bars, report.overall, words)} height={260} />;
}

/** How often something was found in each stratum. */
export function Strata({ report }: { report: Report }) {
  const { t } = useTranslation();
  const rows = report.strata.map((one) => ({ name: one.stratum || t('backtest.noStratum'), rate: one.yield }));
  return <Rates name="backtest-strata" group={t('backtest.stratum')} label={t('backtest.strata')} rows={rows} />;
}

function Told({ title, told }: { title: string; told: Discrimination }) {
  const { t } = useTranslation();
  return (
    <p style={{ margin: '0 0 6px' }}>
      {title} <strong>{figure(told.auc)}</strong> {t('backtest.aucInterval', { low: figure(told.low), high: figure(told.high) })}
    </p>
  );
}

/** The areas under the curve, with what they mean. */
export function Discriminations({ report }: { report: Report }) {
  const { t } = useTranslation();
  if (!report.byClass) return <Nothing why={t('backtest.nothingToCompare')} next={t('backtest.nothingToCompareNext')} />;
  return (
    <>
      <Told title={t('backtest.aucByClass')} told={report.byClass} />
      {report.byScore && <Told title={t(report.byScore.higherIsWorse ? 'backtest.aucByHighScore' : 'backtest.aucByLowScore')} told={report.byScore} />}
      <p style={{ margin: 0, color: '#566070' }}>{t('backtest.aucMeaning')}</p>
    </>
  );
}
