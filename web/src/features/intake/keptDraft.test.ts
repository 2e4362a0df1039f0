import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useKeptDraft } from './keptDraft';

const first = { sheets: { 0: { isRead: true, firstDataRow: 2, fields: { 0: 'name' }, constants: {} } }, saveAs: '' };
const changed = { sheets: { 0: { isRead: true, firstDataRow: 5, fields: {}, constants: { issuer: '某局' } } }, saveAs: '月报' };

beforeEach(() => localStorage.clear());

function open(key = '7.penalty') {
  return renderHook(() => useKeptDraft(key, first)).result;
}

test('what was changed is there again when the page is', () => {
  const before = open();
  act(() => before.current.change(changed));

  const after = open();

  expect([after.current.isTakenUp, after.current.draft]).toEqual([true, changed]);
});

test('a draft of another batch or kind is not taken up', () => {
  const before = open();
  act(() => before.current.change(changed));

  expect(open('8.penalty').current.draft).toEqual(first);
});

test('a draft that was given up is gone', () => {
  const form = open();
  act(() => form.current.change(changed));
  act(() => form.current.forget());

  expect([form.current.draft, form.current.isTakenUp, open().current.isTakenUp]).toEqual([first, false, false]);
});

test.each(['not json', '{}', '5', '{"sheets":{"0":{}},"saveAs":""}', '{"sheets":{"0":null},"saveAs":""}', '{"sheets":{"3":{"isRead":true,"firstDataRow":1,"fields":{},"constants":{}}},"saveAs":""}'])(
  'what is no draft of these sheets is left out of account: %s',
  (content) => {
    localStorage.setItem('xinheng.mapping.7.penalty', content);

    expect(open().current.draft).toEqual(first);
  },
);
