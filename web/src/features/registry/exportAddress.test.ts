import { expect, test } from 'vitest';
import { exportAddress } from './queries';

test('an export asks for what is filtered, with every sign kept safe', () => {
  const address = exportAddress({ text: '固安&x=1', division: '131022', industry: undefined, grade: 'B', kind: undefined, licence: undefined, record: undefined, suspended: 'true', asOf: '2026-06-30', knownOn: undefined }, 'csv');

  const query = new URL(address, 'http://localhost').searchParams;
  expect(Object.fromEntries(query)).toEqual({ format: 'csv', text: '固安&x=1', division: '131022', grade: 'B', suspended: 'true', asOf: '2026-06-30' });
});
