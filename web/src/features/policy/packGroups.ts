import type { Schemas } from '../../shared/api/client';
import { inReadersLanguage } from '../../shared/format';

type Row = Schemas['PackRow'];

/** Packs of one territory, or the literal renderings, or those that cannot be read. */
export interface PackGroup {
  readonly key: string;
  readonly place: Schemas['Named'] | null;
  readonly packs: readonly Row[];
}

export const literal = 'literal';
export const unread = 'unread';

/** The packs by territory in the order they come in; literal renderings apart. */
export function groupsOf(packs: readonly Row[]): PackGroup[] {
  const groups = new Map<string, { place: Schemas['Named'] | null; packs: Row[] }>();
  for (const pack of packs) {
    const key = pack.isLiteral ? literal : (pack.place?.code ?? unread);
    const group = groups.get(key) ?? { place: pack.isLiteral ? null : pack.place, packs: [] };
    group.packs.push(pack);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/** Whether every word of a search stands somewhere in a pack's title, id, issuer, territory or documents, in any case. */
export function isFound(pack: Row, search: string): boolean {
  const texts = [pack.title, pack.issuer, pack.place?.name, ...pack.documents.map((document) => document.title)];
  const all = [pack.id, ...pack.documents.map((document) => document.id), ...texts.flatMap((text) => (text ? [text.zh, text.en] : []))].join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** A group's heading where it is a territory's. */
export function titleOf(group: PackGroup): string {
  return group.place ? inReadersLanguage(group.place.name) : '';
}
