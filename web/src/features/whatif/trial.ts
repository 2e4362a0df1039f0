import type { Schemas } from '../../shared/api/client';

export type Trial = Schemas['WhatIfRequest'];
export type Values = Readonly<Record<string, string>>;

const numberOf = (text: string | null) => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined);

/** The values an address carries, as in set=general_limit:3. What is no such pair is passed over. */
export function valuesIn(search: URLSearchParams): Values {
  const pairs = search.getAll('set').map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)] as const);
  return Object.fromEntries(pairs.filter(([id, value]) => /^[\w-]+$/.test(id) && value !== ''));
}

/** The trial an address carries; null where no pack is named and none is fallen back on. */
export function trialIn(search: URLSearchParams, fallback: string | null | undefined): Trial | null {
  const pack = search.get('pack') ?? fallback;
  if (!pack) return null;
  const draft = numberOf(search.get('draft'));
  return {
    pack,
    asOf: search.get('on') ?? undefined,
    against: search.get('against') ?? undefined,
    version: draft === undefined ? (search.get('version') ?? undefined) : undefined,
    draft,
    values: valuesIn(search),
  };
}

/** The address of a trial: sent to a colleague, it opens the same. */
export function addressOf(trial: Trial): URLSearchParams {
  const search = new URLSearchParams({ pack: trial.pack });
  if (trial.asOf) search.set('on', trial.asOf);
  if (trial.against) search.set('against', trial.against);
  if (trial.version) search.set('version', trial.version);
  if (trial.draft !== null && trial.draft !== undefined) search.set('draft', String(trial.draft));
  for (const [id, value] of Object.entries(trial.values ?? {})) search.append('set', `${id}:${value}`);
  return search;
}

/** A text that is the same for the same trial, in whatever order its values were moved. */
export function keyOf(trial: Trial): string {
  const values = Object.entries(trial.values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([trial.pack, trial.asOf ?? null, trial.against ?? null, trial.version ?? null, trial.draft ?? null, values]);
}

/** The trial a key was made of. */
export function trialOf(key: string): Trial {
  const [pack, asOf, against, version, draft, values] = JSON.parse(key) as [string, string | null, string | null, string | null, number | null, [string, string][]];
  return { pack, asOf: asOf ?? undefined, against: against ?? undefined, version: version ?? undefined, draft: draft ?? undefined, values: Object.fromEntries(values) };
}

/** Values with one of them moved; back at the value in force it is left out. */
export function moved(values: Values, id: string, value: string, inForce: string): Values {
  const { [id]: _, ...others } = values;
  return value === inForce ? others : { ...others, [id]: value };
}

/** Whether a trial tries anything at all. */
export function triesSomething(trial: Trial): boolean {
  return Object.keys(trial.values ?? {}).length > 0 || trial.version != null || trial.draft != null || trial.against != null;
}
