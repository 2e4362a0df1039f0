import type { Schemas } from '../../../shared/api/client';

/** A pack's files by path. */
export type Files = Readonly<Record<string, string>>;

export type PackFile = Schemas['PackFileView'];

export function fromList(files: readonly PackFile[]): Files {
  return Object.fromEntries(files.map((file) => [file.path, file.text]));
}

export function asList(files: Files): PackFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** Paths in the order they are read: pack.yaml first, then by folder and name. */
export function inOrder(files: Files): string[] {
  return Object.keys(files).sort((left, right) => {
    if (left === 'pack.yaml' || right === 'pack.yaml') return left === 'pack.yaml' ? -1 : 1;
    return left.localeCompare(right, 'en');
  });
}

/** What a path must look like to name a file of a pack beside pack.yaml. */
const path = /^(documents|cases|broken)(\/[a-z0-9][a-z0-9-]*){1,3}\.yaml$/;

export function isPath(text: string): boolean {
  return text.length <= 120 && path.test(text);
}

export function areSame(left: Files, right: Files): boolean {
  return changedPaths(left, right).length === 0;
}

/** Paths whose text differs, in order. */
export function changedPaths(left: Files, right: Files): string[] {
  return inOrder({ ...left, ...right }).filter((one) => left[one] !== right[one]);
}
