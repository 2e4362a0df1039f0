import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chart } from '../../shared/components/Chart';
import { Nothing } from '../../shared/components/Nothing';

/** How many grades became better, worse or were given first, week by week. */
export function ChangesOfWeeks({ weeks }: { weeks: readonly Schemas['WeekOfChanges'][] }) {
  const { t } = useTranslation();
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 14, textStyle: { color: '#1F2733' } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: weeks.map((week) => week.week), axisLabel: { color: '#4A5568' } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: '#4A5568' } },
      series: [
        { name: t('overview.better'), type: 'bar', itemStyle: { color: '#1A7F37' }, data: weeks.map((week) => week.better) },
        { name: t('overview.worse'), type: 'bar', itemStyle: { color: '#B35900' }, data: weeks.map((week) => week.worse) },
      ],
    }),
    [weeks, t],
  );
  if (weeks.every((week) => week.better + week.worse + week.new === 0)) {
    return <Nothing why={t('overview.noChanges')} next={t('overview.noChangesNext')} />;
  }
  const table = {
    heads: [t('overview.week'), t('overview.better'), t('overview.worse'), t('overview.new')],
    rows: weeks.map((week) => [week.week, week.better, week.worse, week.new]),
  };
  return <Chart title={t('overview.changesTitle')} option={option} table={table} height={240} />;
}
