import { expect, test } from 'vitest';
import { countsTable, stackedShares } from './gradeChart';

const text = (zh: string) => ({ zh, en: zh });
const scale = [
  { letter: 'A', name: text('守信') },
  { letter: 'B', name: text('一般失信') },
];
const rows = [
  { code: '131022', name: text('固安县'), total: 10, grades: [{ letter: 'A', name: text('守信'), count: 8 }, { letter: null, name: text('待定'), count: 2 }] },
  { code: '131024', name: text('香河县'), total: 0, grades: [] },
];
const words = { review: '待人工研判', total: '合计', place: '县' };

test('bars are shares of each place with the first place on top', () => {
  const option = stackedShares(rows, scale, words);

  expect(option.yAxis.data).toEqual(['香河县', '固安县']);
  expect(option.series.map((series) => [series.name, series.data])).toEqual([
    ['A 守信', [0, 80]],
    ['B 一般失信', [0, 0]],
    ['待人工研判', [0, 20]],
  ]);
});

test('the table has counts of every grade and those a person decides', () => {
  expect(countsTable(rows, scale, words)).toEqual({
    heads: ['县', 'A 守信', 'B 一般失信', '待人工研判', '合计'],
    rows: [
      ['固安县', 8, 0, 2, 10],
      ['香河县', 0, 0, 0, 0],
    ],
  });
});
