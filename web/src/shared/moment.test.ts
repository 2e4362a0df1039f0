import { expect, test } from 'vitest';
import { addressAt } from './moment';

test('an address of the present carries only its filters', () => {
  expect(addressAt('/registry', {}, {})).toBe('/registry');
  expect(addressAt('/registry', { grade: 'B' }, { asOf: undefined })).toBe('/registry?grade=B');
});

test('an address of a past day leads to that day as it was known', () => {
  expect(addressAt('/registry', { grade: 'B' }, { asOf: '2026-06-30', knownOn: '2026-07-15' })).toBe('/registry?grade=B&asOf=2026-06-30&knownOn=2026-07-15');
});
