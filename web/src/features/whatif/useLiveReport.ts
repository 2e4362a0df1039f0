import { type Report, useReport } from './queries';
import { keyOf, type Trial } from './trial';
import { useSteady } from './useSteady';

export interface LiveReport {
  /** The matrix under the reader's hand: as new as can be. */
  readonly report: Report | undefined;
  /** With groups and inspections; of the last question that came to rest. */
  readonly whole: Report | undefined;
  /** What the whole report was asked for. */
  readonly wholeKey: string | null;
  /** Whether what is shown answers what is set, wholly. */
  readonly isSettled: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

const pause = 120;
const longest = 400;
const rest = 700;

/** Asks for the matrix while somebody slides and for the whole report when they rest. */
export function useLiveReport(trial: Trial | null): LiveReport {
  const wanted = trial === null ? null : keyOf(trial);
  const briefKey = useSteady(wanted, pause, longest);
  const wholeKey = useSteady(wanted, rest);
  const brief = useReport(briefKey, 'brief');
  const whole = useReport(wholeKey, 'whole');
  const isSettled = wanted !== null && wholeKey === wanted && whole.data !== undefined && !whole.isPlaceholderData;
  return {
    report: isSettled ? whole.data : brief.data,
    whole: whole.data,
    wholeKey: whole.isPlaceholderData ? null : wholeKey,
    isSettled,
    error: brief.error ?? (wholeKey === wanted ? whole.error : null),
    retry: () => {
      void brief.refetch();
      void whole.refetch();
    },
  };
}
