import { expect, test } from 'vitest';
import type { Schemas } from '../../shared/api/client';
import { groupsOf, isFound } from './packGroups';

function pack(id: string, place: string | null, isLiteral = false): Schemas['PackRow'] {
  const title = { zh: `${id} 的名称`, en: `title of ${id}` };
  return {
    id, version: '1', title, issuer: { zh: '某市政府', en: 'Some City' }, territory: place, inForceFrom: null, inForceThrough: null, versions: [], scheme: null,
    errors: 0, warnings: 0, notes: 0, canRun: false, place: place === null ? null : { code: place, name: { zh: `地区 ${place}`, en: `place ${place}` } }, isLiteral,
    force: 'in-force', cases: 0, brokenCases: 0, documents: [{ id: 'langfang-2023', title: { zh: '实施意见', en: 'Opinions' } }],
  };
}

test('packs stand under their territory, and literal renderings and what cannot be read apart', () => {
  const groups = groupsOf([pack('n/a', '000000'), pack('c/b', '131000'), pack('c/c', '131000'), pack('c/literal', '131000', true), pack('x/y', null)]);

  expect(groups.map((group) => [group.key, group.packs.map((one) => one.id)])).toEqual([
    ['000000', ['n/a']],
    ['131000', ['c/b', 'c/c']],
    ['literal', ['c/literal']],
    ['unread', ['x/y']],
  ]);
});

test('a search finds titles, ids, issuers, territories and documents, every word of it, in any case', () => {
  const one = pack('langfang/public-credit', '131000');

  for (const search of ['', 'PUBLIC', '实施意见', 'langfang-2023', 'some city', '地区 131000', 'credit 意见']) expect([search, isFound(one, search)]).toEqual([search, true]);
  for (const search of ['liaoning', 'credit 辽宁', '.*']) expect([search, isFound(one, search)]).toEqual([search, false]);
});
