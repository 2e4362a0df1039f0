export interface Stretch {
  readonly key: string;
  /** Percent of the line at which it begins, and how much of the line it takes. */
  readonly start: number;
  readonly width: number;
  readonly isOpen: boolean;
}

export interface Line {
  readonly from: string;
  readonly through: string;
  readonly today: number;
  readonly stretches: readonly Stretch[];
}

interface Dated {
  readonly fingerprint: string | null;
  readonly from: string | null;
  readonly through: string | null;
}

const dayLength = 86_400_000;
const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayLength;
const text = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10);

/** Versions on a line to scale: from the first day of any to a year after today or after the last day stated. Null where none has a day. */
export function lineOf(versions: readonly Dated[], today: string): Line | null {
  const dated = versions.filter((version): version is Dated & { from: string } => version.from !== null);
  if (dated.length === 0) return null;
  const now = number(today);
  const first = Math.min(now, ...dated.map((version) => number(version.from)));
  const last = Math.max(now, ...dated.map((version) => number(version.through ?? version.from))) + 365;
  const place = (day: number) => (100 * (day - first)) / (last - first);
  return {
    from: text(first),
    through: text(last),
    today: place(now),
    stretches: dated.map((version) => {
      const start = place(number(version.from));
      return {
        key: version.fingerprint ?? version.from,
        start,
        width: (version.through ? place(number(version.through) + 1) : 100) - start,
        isOpen: version.through === null,
      };
    }),
  };
}
