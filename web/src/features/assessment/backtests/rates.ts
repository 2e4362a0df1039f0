import type { ChartTable } from '../../../shared/components/Chart';
import { inReadersLanguage } from '../../../shared/format';
import { coloursOfGrade } from '../../../shared/theme';
import type { Schemas } from '../../../shared/api/client';
import type { Rate, Report } from './queries';

/** A share as percent with one decimal; a dash where there is none. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`;
}

/** A figure with so many places; a dash where there is none. */
export function figure(value: number | null, places = 3): string {
  return value === null ? '–' : value.toFixed(places);
}

export function interval(rate: Rate): string {
  return rate.low === null ? '–' : `${percent(rate.low)} – ${percent(rate.high)}`;
}

/** A class as letter and name. */
export function className(letter: string | null, scheme: Schemas['SchemeView'] | null, review: string): string {
  if (letter === null) return review;
  const step = scheme?.scale.find((one) => one.letter === letter);
  return step ? `${letter} ${inReadersLanguage(step.name)}` : letter;
}

export interface RateWords {
  readonly group: string;
  readonly inspections: string;
  readonly found: string;
  readonly rate: string;
  readonly interval: string;
  readonly all: string;
}

export interface Bar {
  readonly name: string;
  readonly letter?: string | null;
  readonly rate: Rate;
}

/** Rates as bars with their intervals, and a line at the rate of all. */
export function rateBars(bars: readonly Bar[], overall: Rate, words: RateWords) {
  const shown = bars.filter((bar) => bar.rate.rate !== null);
  return {
    animation: false,
    grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value: unknown) => `${Number(value).toFixed(1)}%` },
    xAxis: { type: 'category', data: shown.map((bar) => bar.name), axisLabel: { color: '#1F2733', interval: 0, width: 110, overflow: 'break' } },
    // The axis goes by the bars alone: intervals must fit under its end.
    yAxis: { type: 'value', min: 0, max: Math.min(100, Math.ceil(Math.max(...shown.map((bar) => 10 * (bar.rate.high ?? 0)), 1)) * 10), axisLabel: { formatter: '{value}%', color: '#4A5568' } },
    series: [
      {
        name: words.rate,
        type: 'bar',
        barMaxWidth: 56,
        data: shown.map((bar) => ({ value: 100 * (bar.rate.rate ?? 0), itemStyle: { color: coloursOfGrade(bar.letter === undefined ? null : bar.letter).strong } })),
        markLine: {
          silent: true,
          symbol: 'none',
          data: [
            ...(overall.rate === null
              ? []
              : [{ yAxis: 100 * overall.rate, label: { formatter: `${words.all} ${percent(overall.rate)}`, position: 'insideEndTop', color: '#1F2733' }, lineStyle: { color: '#1F2733', type: 'dashed' } }]),
            ...shown.map((bar) => [
              { coord: [bar.name, 100 * (bar.rate.low ?? 0)], symbol: 'rect', symbolSize: [14, 2], label: { show: false }, lineStyle: { color: '#1F2733', type: 'solid', width: 1.5 } },
              { coord: [bar.name, 100 * (bar.rate.high ?? 0)], symbol: 'rect', symbolSize: [14, 2] },
            ]),
          ],
        },
      },
    ],
  };
}

/** The same as a table, for reading and download. */
export function rateTable(bars: readonly Bar[], overall: Rate, words: RateWords): ChartTable {
  const cells = (name: string, rate: Rate) => [name, rate.outcomes, rate.found, percent(rate.rate), interval(rate)];
  return {
    heads: [words.group, words.inspections, words.found, words.rate, words.interval],
    rows: [...bars.map((bar) => cells(bar.name, bar.rate)), cells(words.all, overall)],
  };
}

/** The bars of a report's classes. */
export function classBars(report: Report, scheme: Schemas['SchemeView'] | null, review: string): Bar[] {
  return report.classes.map((one) => ({ name: className(one.letter, scheme, review), letter: one.letter, rate: one.yield }));
}

export interface Versus {
  readonly name: string;
  readonly first: Rate | undefined;
  readonly second: Rate | undefined;
}

/** Classes of two reports side by side, in the order of the first and then what only the second has. */
export function sideBySide(first: readonly Bar[], second: readonly Bar[]): Versus[] {
  const names = [...new Set([...first, ...second].map((bar) => bar.name))];
  return names.map((name) => ({ name, first: first.find((bar) => bar.name === name)?.rate, second: second.find((bar) => bar.name === name)?.rate }));
}
