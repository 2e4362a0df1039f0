import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { Schemas } from '../../shared/api/client';
import { ReceivedResults } from './ReceivedResults';

const risk: Schemas['ReceivedResultView'] = {
  change: 7, scheme: 'enterprise-credit-risk', schemeTitle: { zh: '企业信用风险分类', en: 'enterprise credit risk classification' },
  letter: 'C', name: { zh: '信用风险较高', en: 'higher risk' }, day: '2026-05-01', issuer: '国家企业信用信息公示系统', document: null,
  withdrawn: null, standing: 'effective', isCorrected: false, received: '2026-06-01T02:00:00Z', batch: 3, row: 12,
};

function show(...results: Schemas['ReceivedResultView'][]) {
  render(
    <MemoryRouter>
      <ReceivedResults results={results} />
    </MemoryRouter>,
  );
}

test('a result is shown with its scheme, who gave it when, and the row it came in', () => {
  show(risk);

  const entry = screen.getByRole('listitem').textContent ?? '';
  expect(entry).toContain('企业信用风险分类C信用风险较高');
  expect(entry).toContain('2026-05-01 作出，国家企业信用信息公示系统');
  expect(screen.getByRole('link', { name: '第 3 批第 12 行' }).getAttribute('href')).toBe('/intake/3');
});

test('a withdrawn result says since when', () => {
  show({ ...risk, standing: 'withdrawn', withdrawn: '2026-09-01', isCorrected: true });

  const entry = screen.getByRole('listitem').textContent ?? '';
  expect(entry).toContain('已撤销');
  expect(entry).toContain('自 2026-09-01 起撤销');
});

test('a letter that no pack knows any more is shown as it is', () => {
  show({ ...risk, schemeTitle: { zh: 'old-scale', en: 'old-scale' }, name: null, issuer: null });

  const entry = screen.getByRole('listitem').textContent ?? '';
  expect(entry).toContain('old-scaleC');
  expect(entry).toContain('未写明评价单位');
});

test('without results it says how to bring them in', () => {
  show();

  expect(screen.getByRole('link', { name: '去归集外部评价结果' }).getAttribute('href')).toBe('/intake');
});
