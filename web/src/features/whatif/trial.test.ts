import { expect, test } from 'vitest';
import { fairnessOf } from './fairness';
import { rangeAbout, written } from './range';
import { addressOf, keyOf, moved, trialIn, trialOf, triesSomething } from './trial';

test('a trial survives its address', () => {
  const trial = { pack: 'langfang/public-credit', asOf: '2026-11-22', against: 'abc', version: undefined, draft: 3, values: { general_limit: '3', weight: '0.25', strict: 'true' } };

  expect(trialIn(addressOf(trial), null)).toEqual(trial);
});

test('an address that makes no sense is passed over', () => {
  const trial = trialIn(new URLSearchParams('draft=1e9&set=x&set=a:&set=<b>:1&set=ok:1:2'), 'p/q');

  expect(trial).toMatchObject({ pack: 'p/q', draft: undefined, values: { ok: '1:2' } });
  expect(trialIn(new URLSearchParams(), null)).toBeNull();
});

test('the order in which values were moved does not matter', () => {
  const one = keyOf({ pack: 'p/q', values: { a: '1', b: '2' } });

  expect(keyOf({ pack: 'p/q', values: { b: '2', a: '1' } })).toBe(one);
  expect(keyOf(trialOf(one))).toBe(one);
});

test('a value moved back to the one in force is no longer tried', () => {
  const away = moved({}, 'limit', '3', '5');

  expect(away).toEqual({ limit: '3' });
  expect(moved(away, 'limit', '5', '5')).toEqual({});
  expect(triesSomething({ pack: 'p/q', values: {} })).toBe(false);
  expect(triesSomething({ pack: 'p/q', values: away })).toBe(true);
});

test('a slider holds the value in force well within it and steps by whole numbers where the value is one', () => {
  expect(rangeAbout('5', 'int', 'records')).toEqual({ min: 0, max: 20, step: 1 });
  expect(rangeAbout('0', 'int', null)).toEqual({ min: 0, max: 10, step: 1 });
  expect(rangeAbout('30', 'int', 'percent')).toMatchObject({ max: 100 });
  expect(rangeAbout('1000000', 'int', 'fen')).toEqual({ min: 0, max: 5000000, step: 1000 });
  expect(rangeAbout('-12', 'int', 'points')).toEqual({ min: -50, max: 50, step: 1 });
  expect(rangeAbout('0.25', 'decimal', null)).toMatchObject({ min: 0, max: 1, step: 0.01 });
});

test('a number is written without an exponent and without noise', () => {
  expect(written(0.1 + 0.2, 0.01)).toBe('0.3');
  expect(written(3, 1)).toBe('3');
  expect(written(20, 0.1)).toBe('20');
});

test('a group is called out when its share is half as much again as that of all, unless hardly anybody of it was to be expected', () => {
  expect(fairnessOf({ subjects: 100, againstAll: 1.5 }, 0.1)).toBe('more');
  expect(fairnessOf({ subjects: 100, againstAll: 0.6 }, 0.1)).toBe('less');
  expect(fairnessOf({ subjects: 100, againstAll: 1.2 }, 0.1)).toBe('alike');
  expect(fairnessOf({ subjects: 100, againstAll: 0 }, 0.04)).toBe('few');
});
