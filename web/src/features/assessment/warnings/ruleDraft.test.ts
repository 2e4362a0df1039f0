import { expect, test } from 'vitest';
import { readRule, type RuleDraft, specOf } from './ruleDraft';

const draft: RuleDraft = { title: 'a', department: 'b', pack: 'liaoning/general-risk', watched: 'indicator:penalties_3m', direction: 'below', threshold: 0, division: ' 131002 ', industry: ' ', severity: 'high', by: 'c' };

test('an indicator keeps its threshold, even 0, and blanks are left out', () => {
  expect(specOf(draft)).toMatchObject({ indicator: 'penalties_3m', threshold: 0, direction: 'below', division: '131002' });
  expect(specOf(draft).industry).toBeUndefined();
  expect(specOf(draft).entry).toBeUndefined();
});

test('an entry of the pack has no threshold and no direction of its own', () => {
  const spec = specOf({ ...draft, watched: 'entry:many-penalties' });

  expect(spec).toMatchObject({ entry: 'many-penalties', direction: 'above' });
  expect([spec.indicator, spec.threshold]).toEqual([undefined, undefined]);
});

test('a rule opened and saved again is the same', () => {
  const spec = specOf({ ...draft, coolDownDays: 0 });

  expect(specOf({ ...draft, ...readRule(spec) } as RuleDraft)).toEqual(spec);
});
