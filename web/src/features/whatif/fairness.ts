import type { Schemas } from '../../shared/api/client';

const fewest = 30;
const far = 1.5;

/** How the share moved of a group stands to that of all: about alike, hit more or less, or too few to say. */
export function fairnessOf(group: Pick<Schemas['GroupMovesView'], 'subjects' | 'againstAll'>): 'alike' | 'more' | 'less' | 'few' {
  if (group.subjects < fewest) return 'few';
  if (group.againstAll >= far) return 'more';
  return group.againstAll <= 1 / far ? 'less' : 'alike';
}
