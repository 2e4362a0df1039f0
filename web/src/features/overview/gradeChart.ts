import type { Schemas } from '../../shared/api/client';
import type { ChartTable } from '../../shared/components/Chart';
import { codedName } from '../../shared/components/Chinese';
import { inReadersLanguage } from '../../shared/format';
import { coloursOfGrade } from '../../shared/theme';

type Breakdown = Schemas['GradeBreakdown'];
type Step = Schemas['StepView'];

export interface GradeWords {
  readonly review: string;
  readonly total: string;
  readonly place: string;
}

interface Column {
  readonly letter: string | null;
  readonly title: string;
}

function columnsOf(scale: readonly Step[], words: GradeWords): Column[] {
  const graded = scale.map((step) => ({ letter: step.letter, title: `${step.letter} ${inReadersLanguage(step.name)}` }));
  return [...graded, { letter: null, title: words.review }];
}

function countOf(row: Breakdown, letter: string | null): number {
  return row.grades.find((grade) => grade.letter === letter)?.count ?? 0;
}

/** Shares of grades as stacked bars, one bar a place, best grade at the left. */
export function stackedShares(rows: readonly Breakdown[], scale: readonly Step[], words: GradeWords) {
  const shown = [...rows].reverse();
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    legend: { type: 'scroll', top: 0, left: 0, right: 0, itemWidth: 14, textStyle: { color: '#1F2733' } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value: unknown) => `${Number(value).toFixed(1)}%` },
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%', color: '#4A5568', hideOverlap: true } },
    yAxis: { type: 'category', data: shown.map(codedName), axisLabel: { color: '#1F2733', fontSize: 11, lineHeight: 13, width: 150, overflow: 'break' } },
    series: columnsOf(scale, words).map((column) => ({
      name: column.title,
      type: 'bar',
      stack: 'grades',
      barMaxWidth: 22,
      itemStyle: { color: coloursOfGrade(column.letter).strong, borderColor: '#fff', borderWidth: 1 },
      data: shown.map((row) => (row.total === 0 ? 0 : (100 * countOf(row, column.letter)) / row.total)),
    })),
  };
}

/** The same as counts, for reading and download. */
export function countsTable(rows: readonly Breakdown[], scale: readonly Step[], words: GradeWords): ChartTable {
  const columns = columnsOf(scale, words);
  return {
    heads: [words.place, ...columns.map((column) => column.title), words.total],
    rows: rows.map((row) => [codedName(row), ...columns.map((column) => countOf(row, column.letter)), row.total]),
  };
}
