import { expect, test } from 'vitest';
import { lineOf } from './timeline';

const version = (fingerprint: string, from: string | null, through: string | null) => ({ fingerprint, from, through });

test('versions stand on the line to scale, one after another', () => {
  const line = lineOf([version('a', '2020-01-01', '2021-12-31'), version('b', '2022-01-01', null)], '2023-01-01');

  expect([line?.from, line?.through]).toEqual(['2020-01-01', '2024-01-01']);
  expect(line?.stretches.map((stretch) => stretch.isOpen)).toEqual([false, true]);
  expect(line?.stretches[0]?.start).toBe(0);
  expect(line?.stretches[0]?.width).toBeCloseTo(line?.stretches[1]?.start ?? 0);
  expect((line?.stretches[1]?.start ?? 0) + (line?.stretches[1]?.width ?? 0)).toBe(100);
  expect(line?.today).toBeCloseTo((100 * 1096) / 1461, 1);
});

test('a version that begins in the future leaves today before it', () => {
  const line = lineOf([version('a', '2030-01-01', null)], '2026-11-22');

  expect([line?.from, line?.today]).toEqual(['2026-11-22', 0]);
  expect(line?.stretches[0]?.start).toBeGreaterThan(0);
});

test('versions that cannot be read are on no line', () => {
  expect(lineOf([version('a', null, null)], '2026-11-22')).toBeNull();
});
