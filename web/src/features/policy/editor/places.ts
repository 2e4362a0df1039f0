import type { Schemas } from '../../../shared/api/client';

export type Finding = Schemas['DiagnosticView'];

/** A place to go to in a file; the number tells one wish from the same one before. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly wish: number;
}

export interface Marked {
  readonly from: number;
  readonly to: number;
}

/** From line and column, counted from 1, to offsets in a text that may have been edited since: always within it. */
export function offsets(text: string, line: number, column: number, length: number): Marked {
  const lines = text.split('\n');
  const at = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  const own = lines[at]?.length ?? 0;
  const from = start + Math.min(Math.max(column - 1, 0), own);
  const to = Math.min(from + Math.max(length, 1), start + own);
  return { from, to: Math.max(from, to) };
}

/** The findings of a file; those of no file are shown with pack.yaml. */
export function findingsOf(findings: readonly Finding[], path: string): Finding[] {
  return findings.filter((finding) => (finding.file ?? 'pack.yaml') === path);
}
