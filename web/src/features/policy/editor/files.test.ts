import { expect, test } from 'vitest';
import { asList, changedPaths, fromList, inOrder, isPath } from './files';

test('pack.yaml comes first and the rest by folder and name', () => {
  expect(inOrder({ 'documents/a.yaml': '', 'cases/b.yaml': '', 'pack.yaml': '', 'cases/a.yaml': '' })).toEqual(['pack.yaml', 'cases/a.yaml', 'cases/b.yaml', 'documents/a.yaml']);
});

test('files that were added, removed or changed differ', () => {
  expect(changedPaths({ 'pack.yaml': 'a', 'cases/a.yaml': 'x', 'cases/b.yaml': 'y' }, { 'pack.yaml': 'b', 'cases/b.yaml': 'y', 'cases/c.yaml': '' })).toEqual(['pack.yaml', 'cases/a.yaml', 'cases/c.yaml']);
});

test.each(['../pack.yaml', '/cases/a.yaml', 'cases/A.yaml', 'cases/案例.yaml', 'cases/a.yml', 'pack.yaml', 'cases/.yaml', ''])('%s is no path for a new file', (path) => {
  expect(isPath(path)).toBe(false);
});

test('a list of files and back is the same', () => {
  const files = { 'pack.yaml': 'a', 'broken/a-b.yaml': '' };

  expect(fromList(asList(files))).toEqual(files);
});
