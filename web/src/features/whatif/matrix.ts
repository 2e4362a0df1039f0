import type { Report } from './queries';

/** A letter, or null where a person must decide. */
export type Letter = string | null;

export interface Cell {
  readonly from: Letter;
  readonly to: Letter;
  readonly subjects: number;
  readonly way: 'same' | 'better' | 'worse' | 'other';
}

export interface TransitionMatrix {
  readonly from: readonly Letter[];
  readonly to: readonly Letter[];
  readonly cells: readonly (readonly Cell[])[];
  /** The most in one cell off the diagonal, for shading. */
  readonly most: number;
}

/** By the scheme of what is tried: where one of the letters is not on its scale, neither better nor worse. */
export function wayOf(scale: readonly { readonly letter: string }[], from: Letter, to: Letter): Cell['way'] {
  if (from === to) return 'same';
  const [was, becomes] = [from, to].map((letter) => scale.findIndex((step) => step.letter === letter));
  if (was === undefined || becomes === undefined || was < 0 || becomes < 0) return 'other';
  return becomes < was ? 'better' : 'worse';
}

/** Letters best first, those of another scale after them, and a person's decision last where anybody waits for one. */
function lettersOf(scale: readonly { readonly letter: string }[], seen: readonly Letter[]): Letter[] {
  const known = scale.map((step) => step.letter);
  const others = seen.filter((letter): letter is string => letter !== null && !known.includes(letter));
  const shown = others.length > 0 && !seen.some((letter) => letter !== null && known.includes(letter)) ? [] : known;
  return [...shown, ...new Set(others), ...(seen.includes(null) ? [null] : [])];
}

/** Who goes where, row by row. */
export function matrixOf(report: Pick<Report, 'scheme' | 'moves'>): TransitionMatrix {
  const { scale } = report.scheme;
  const from = lettersOf(scale, report.moves.map((move) => move.from));
  const to = lettersOf(scale, report.moves.map((move) => move.to));
  const cells = from.map((was) =>
    to.map((becomes) => ({
      from: was,
      to: becomes,
      subjects: report.moves.find((move) => move.from === was && move.to === becomes)?.subjects ?? 0,
      way: wayOf(scale, was, becomes),
    })),
  );
  return { from, to, cells, most: Math.max(0, ...cells.flat().filter((cell) => cell.way !== 'same').map((cell) => cell.subjects)) };
}
