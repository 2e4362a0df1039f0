import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useKeptFiles } from './useKeptFiles';

const saved = { 'pack.yaml': 'saved' };
const typed = { 'pack.yaml': 'typed' };

beforeEach(() => localStorage.clear());

test('what was typed is there again with the revision it began from, though somebody saved since', () => {
  const first = renderHook(() => useKeptFiles('draft-1', saved, 3));
  act(() => first.result.current.change(typed));

  const again = renderHook(() => useKeptFiles('draft-1', { 'pack.yaml': 'theirs' }, 4));

  expect(again.result.current).toMatchObject({ files: typed, revision: 3, isTakenUp: true });
});

test('what was saved or given up is not taken up again', () => {
  const first = renderHook(() => useKeptFiles('draft-1', saved, 3));
  act(() => first.result.current.change(typed));
  act(() => first.result.current.settle(saved, 4));

  const again = renderHook(() => useKeptFiles('draft-1', saved, 4));

  expect(again.result.current).toMatchObject({ files: saved, revision: 4, isTakenUp: false });
});

test.each(['not json', '[]', '{"revision":1}', '{"revision":1,"files":{"pack.yaml":5}}', '{"revision":1,"files":{"cases/a.yaml":""}}'])('what was never a text (%s) is left out of account', (stored) => {
  localStorage.setItem('xinheng.pack.draft-1', stored);

  const { result } = renderHook(() => useKeptFiles('draft-1', saved, 3));

  expect(result.current).toMatchObject({ files: saved, isTakenUp: false });
});

test('going on with one’s own text after somebody saved keeps the text and takes up their revision', () => {
  const { result } = renderHook(() => useKeptFiles('draft-1', saved, 3));
  act(() => result.current.change(typed));
  act(() => result.current.rebase(5));

  expect(result.current).toMatchObject({ files: typed, revision: 5 });
});
