import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { Cases } from './Cases';

const same = (text: string) => ({ zh: text, en: text });

test('a grade stands by itself and every other answer with what it is about', () => {
  const answers = [
    { what: same(''), expected: same('B'), actual: same('B'), passed: true },
    { what: same('抽查表'), expected: same('常规抽查'), actual: same('提高抽查'), passed: false },
  ];
  const one = { id: 'cases/a.yaml:3', title: same('两条罚款'), asOf: '2024-06-30', expected: 'B', actual: 'B', answers, outcome: same('B；抽查表：提高抽查'), passed: false, difference: same('抽查表不符。') };
  render(
    <MemoryRouter>
      <Cases cases={[one]} />
    </MemoryRouter>,
  );

  expect(screen.getAllByText('B')).toHaveLength(2);
  expect(screen.getByText('抽查表：常规抽查')).toBeTruthy();
  expect(screen.getByText('抽查表：提高抽查')).toBeTruthy();
});
