import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { Schemas } from '../../shared/api/client';
import { MatrixTable, percent } from './Hierarchy';

const clause = { document: 'rules', documentTitle: { zh: '办法', en: 'rules' }, article: '八', text: null, isDigest: false };
const title = (text: string) => ({ zh: text, en: text });

function matrix(isConsistent: boolean, accepted: string | null): Schemas['MatrixTableView'] {
  return {
    id: 'tree',
    title: title('风险分'),
    rows: [
      { title: title('行为'), judgements: ['1', '3'], weight: 0.75 },
      { title: title('背景'), judgements: ['1/3', '1'], weight: 0.25 },
    ],
    greatestEigenvalue: 2,
    consistencyIndex: 0,
    randomIndex: 0,
    consistencyRatio: isConsistent ? 0 : 0.2,
    isConsistent,
    accepted: accepted === null ? null : title(accepted),
    acceptedBy: accepted === null ? null : clause,
  };
}

const show = (isConsistent: boolean, accepted: string | null) =>
  render(
    <MemoryRouter>
      <MatrixTable matrix={matrix(isConsistent, accepted)} pack="somewhere/tree" />
    </MemoryRouter>,
  );

test('a matrix is a table whose rows are named by the parts judged', () => {
  show(true, null);

  const row = within(screen.getByRole('table', { name: '判断矩阵：风险分' })).getByRole('row', { name: /背景/ });
  expect(within(row).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['1/3', '1', '25%']);
  expect(screen.getByText('一致性可以接受')).toBeTruthy();
});

test('judgements that contradict each other say why they are accepted', () => {
  show(false, '专家重评后仍持此见');

  expect(screen.getByText('判断互相矛盾')).toBeTruthy();
  expect(screen.getByText(/专家重评后仍持此见/)).toBeTruthy();
});

test('a weight is shown with all its places', () => {
  expect(percent(0.153483)).toBe('15.3483%');
  expect(percent(0.5)).toBe('50%');
});
