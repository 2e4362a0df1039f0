import type { Schemas } from '../../shared/api/client';

/** Fewer movers than this are to be expected of a group by chance alone; their share says nothing. */
const fewest = 5;
const far = 1.5;

/** How the share moved of a group stands to that of all: about alike, hit more or less, or too few to say. */
export function fairnessOf(group: Pick<Schemas['GroupMovesView'], 'subjects' | 'againstAll'>, shareOfAll: number): 'alike' | 'more' | 'less' | 'few' {
  if (group.subjects * shareOfAll < fewest) return 'few';
  if (group.againstAll >= far) return 'more';
  return group.againstAll <= 1 / far ? 'less' : 'alike';
}
