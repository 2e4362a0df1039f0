import type { Spec } from './queries';

/** A rule as the form holds it: what is watched is one choice, `indicator:ID` or `entry:ID`. */
export interface RuleDraft {
  readonly title: string;
  readonly department: string;
  readonly pack: string;
  readonly watched: string;
  readonly direction: NonNullable<Spec['direction']>;
  readonly threshold?: number | null;
  readonly division?: string | null;
  readonly industry?: string | null;
  readonly tag?: string | null;
  readonly coolDownDays?: number | null;
  readonly dueDays?: number | null;
  readonly severity: NonNullable<Spec['severity']>;
  readonly by: string;
}

const blank = (text: string | null | undefined) => (text?.trim() ? text.trim() : undefined);

/** The rule a form stands for. An entry of the pack has no threshold or direction of its own. */
export function specOf(draft: RuleDraft): Spec {
  const entry = draft.watched.startsWith('entry:') ? draft.watched.slice('entry:'.length) : undefined;
  return {
    title: draft.title,
    department: draft.department,
    pack: draft.pack,
    entry,
    indicator: entry === undefined ? draft.watched.slice('indicator:'.length) : undefined,
    threshold: entry === undefined ? (draft.threshold ?? undefined) : undefined,
    direction: entry === undefined ? draft.direction : 'above',
    division: blank(draft.division),
    industry: blank(draft.industry),
    tag: blank(draft.tag),
    coolDownDays: draft.coolDownDays ?? undefined,
    dueDays: draft.dueDays ?? undefined,
    severity: draft.severity,
  };
}

/** What a form begins with: a rule as it is, or the usual. */
export function readRule(spec: Spec | undefined): Partial<RuleDraft> {
  if (!spec) return { direction: 'above', severity: 'medium' };
  return {
    title: spec.title,
    department: spec.department,
    pack: spec.pack,
    watched: spec.entry ? `entry:${spec.entry}` : `indicator:${spec.indicator ?? ''}`,
    direction: spec.direction ?? 'above',
    threshold: spec.threshold,
    division: spec.division,
    industry: spec.industry,
    tag: spec.tag,
    coolDownDays: spec.coolDownDays,
    dueDays: spec.dueDays,
    severity: spec.severity ?? 'medium',
  };
}
