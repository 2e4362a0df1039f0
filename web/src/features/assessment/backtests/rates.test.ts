import { expect, test } from 'vitest';
import type { Rate } from './queries';
import { rateBars, rateTable, sideBySide } from './rates';

const words = { group: '等级', inspections: '检查', found: '发现', rate: '发现率', interval: '区间', all: '合计' };
const rate = (outcomes: number, found: number): Rate =>
  outcomes === 0
    ? { outcomes, found, effective: 0, rate: null, low: null, high: null }
    : { outcomes, found, effective: outcomes, rate: found / outcomes, low: found / outcomes / 2, high: Math.min(1, (2 * found) / outcomes) };
const bars = [
  { name: 'A 守信', letter: 'A', rate: rate(80, 8) },
  { name: 'B 一般失信', letter: 'B', rate: rate(0, 0) },
  { name: 'C 严重失信', letter: 'C', rate: rate(20, 10) },
];

test('a class without inspections has no bar and stands in the table with a dash', () => {
  expect(rateBars(bars, rate(100, 18), words).xAxis.data).toEqual(['A 守信', 'C 严重失信']);
  expect(rateTable(bars, rate(100, 18), words).rows).toEqual([
    ['A 守信', 80, 8, '10.0%', '5.0% – 20.0%'],
    ['B 一般失信', 0, 0, '–', '–'],
    ['C 严重失信', 20, 10, '50.0%', '25.0% – 100.0%'],
    ['合计', 100, 18, '18.0%', '9.0% – 36.0%'],
  ]);
});

test('two reports stand side by side by class, also where only one has it', () => {
  const rows = sideBySide(bars.slice(0, 1), [...bars.slice(2), { name: 'A 守信', letter: 'A', rate: rate(10, 1) }]);

  expect(rows.map((row) => [row.name, row.first?.outcomes, row.second?.outcomes])).toEqual([
    ['A 守信', 80, 10],
    ['C 严重失信', undefined, 20],
  ]);
});
