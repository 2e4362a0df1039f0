import { expect, test } from 'vitest';
import { type Finding, findingsOf, offsets } from './places';

const text = 'pack: a/b\nversion: "1"\n标题: 甲乙丙\n';

test('line and column become the stretch of text they name', () => {
  const { from, to } = offsets(text, 2, 10, 3);

  expect(text.slice(from, to)).toBe('"1"');
});

test('full-width characters count as one column each', () => {
  const { from, to } = offsets(text, 3, 5, 3);

  expect(text.slice(from, to)).toBe('甲乙丙');
});

test.each([
  [99, 1],
  [0, 0],
  [2, 500],
  [-3, -3],
])('a place that is no longer there (%i:%i) still lies within the text', (line, column) => {
  const { from, to } = offsets(text, line, column, 50);

  expect(from).toBeGreaterThanOrEqual(0);
  expect(to).toBeGreaterThanOrEqual(from);
  expect(to).toBeLessThanOrEqual(text.length);
});

test('a finding about the pack as a whole is shown with pack.yaml', () => {
  const findings = [{ code: 'LN-001', file: null }, { code: 'PK-009', file: 'cases/a.yaml' }] as Finding[];

  expect(findingsOf(findings, 'pack.yaml').map((finding) => finding.code)).toEqual(['LN-001']);
});
