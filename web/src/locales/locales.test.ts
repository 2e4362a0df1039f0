import { expect, test } from 'vitest';
import en from './en.json';
import zh from './zh-CN.json';

type Tree = { readonly [key: string]: string | Tree };

const sources = import.meta.glob<string>(['../app/**/*.tsx', '../features/**/*.{ts,tsx}', '../shared/**/*.{ts,tsx}', '!../**/*.test.*', '!../shared/api/schema.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const leaves = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') leaves.set(path, value);
    else flat(value, path).forEach((text, leaf) => leaves.set(leaf, text));
  }
  return leaves;
}

const chinese = flat(zh);
const english = flat(en);
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

test('both languages have the same texts', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

test('both languages fill the same places', () => {
  const differing = [...chinese].filter(([key, text]) => String(placeholders(text)) !== String(placeholders(english.get(key) ?? '')));

  expect(differing).toEqual([]);
});

test('every text a component asks for by name exists', () => {
  const asked = Object.values(sources).flatMap((source) => [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''));

  expect(asked.length).toBeGreaterThan(200);
  expect(asked.filter((key) => !chinese.has(key))).toEqual([]);
});

test('every family of texts a component picks from exists', () => {
  const families = Object.values(sources).flatMap((source) => [...source.matchAll(/\bt\(\s*`([\w.]+)\.\$\{/g)].map((match) => match[1] ?? ''));

  expect(families).not.toEqual([]);
  expect(families.filter((family) => ![...chinese.keys()].some((key) => key.startsWith(`${family}.`)))).toEqual([]);
});

test('no component speaks on its own', () => {
  const speaking = Object.entries(sources).flatMap(([file, source]) => {
    const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    const literals = [/[\u4e00-\u9fff]/, />\s*[A-Za-z]{2,}[^<>{}=;]*<\//, /(?:aria-label|placeholder|title|alt)="[^"]*[A-Za-z]/];
    return literals.filter((literal) => literal.test(code)).map((literal) => `${file}: ${literal.exec(code)?.[0] ?? ''}`);
  });

  expect(speaking).toEqual([]);
});
