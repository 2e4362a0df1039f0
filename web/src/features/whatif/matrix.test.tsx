import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Matrix } from './Matrix';
import { matrixOf, wayOf } from './matrix';

const title = (text: string) => ({ zh: text, en: text });
const scheme = { id: 'credit', pack: 'somewhere/credit', title: title('信用'), scale: [{ letter: 'A', name: title('守信') }, { letter: 'B', name: title('一般失信') }, { letter: 'C', name: title('严重失信') }] };
const move = (from: string | null, to: string | null, subjects: number) => ({ from, to, subjects });

test('to an earlier letter is better, to a later one worse, and to or from a judgement neither', () => {
  expect(wayOf(scheme.scale, 'B', 'A')).toBe('better');
  expect(wayOf(scheme.scale, 'A', 'C')).toBe('worse');
  expect(wayOf(scheme.scale, 'A', null)).toBe('other');
  expect(wayOf(scheme.scale, 'X', 'A')).toBe('other');
  expect(wayOf(scheme.scale, null, null)).toBe('same');
});

test('a matrix has every grade of the scheme, and a judgement only where somebody waits for one', () => {
  const matrix = matrixOf({ scheme, moves: [move('A', 'A', 90), move('B', null, 4)] });

  expect(matrix.from).toEqual(['A', 'B', 'C']);
  expect(matrix.to).toEqual(['A', 'B', 'C', null]);
  expect(matrix.cells[1]?.[3]?.subjects).toBe(4);
  expect(matrix.most).toBe(4);
});

test('grades of another scale have rows of their own', () => {
  const matrix = matrixOf({ scheme, moves: [move('优', 'A', 3), move('良', 'B', 2)] });

  expect(matrix.from).toEqual(['优', '良']);
  expect(matrix.to).toEqual(['A', 'B', 'C']);
});

test('a cell of movers leads to them and one of those who stay does not', () => {
  const chosen: (string | null)[][] = [];
  render(<Matrix label="等级怎样变" report={{ scheme, moves: [move('A', 'A', 1234), move('A', 'B', 10), move('B', null, 2)] }} onChoose={(from, to) => chosen.push([from, to])} />);

  const table = screen.getByRole('table', { name: '等级怎样变' });
  expect(within(table).getByText('1,234').tagName).toBe('SPAN');
  fireEvent.click(within(table).getByRole('button', { name: '10 户由 A 变差为 B' }));
  fireEvent.click(within(table).getByRole('button', { name: '2 户由 B 变为 待人工研判' }));

  expect(chosen).toEqual([['A', 'B'], ['B', null]]);
  expect(within(table).getByRole('row', { name: /^A/ }).lastElementChild?.textContent).toBe('1,244');
});
