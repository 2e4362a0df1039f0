export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const placesOf = (written: string) => written.split('.')[1]?.length ?? 0;

/** The next number of the shape 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const found = [1, 2, 5, 10].find((head) => head * power >= value) ?? 10;
  return found * power;
}

/** Where a slider goes about the value in force: from nothing to about three times it; a percentage ends at 100. */
export function rangeAbout(inForce: string, type: string, unit: string | null | undefined): Range {
  const value = Number(inForce);
  const size = Math.abs(value);
  const isWhole = type === 'int';
  const least = isWhole ? 10 : 1;
  const far = unit === 'percent' && size <= 100 ? 100 : Math.max(least, roundUp(size === 0 ? least : size * 3));
  const step = isWhole ? Math.max(1, 10 ** (Math.floor(Math.log10(far)) - 3)) : 10 ** -Math.max(placesOf(inForce), far <= 1 ? 2 : 1);
  return { min: value < 0 ? -far : 0, max: far, step };
}

/** A number as a pack writes it: without an exponent and no more places than it needs. */
export function written(value: number, step: number): string {
  const places = step >= 1 ? 0 : Math.round(-Math.log10(step));
  const text = value.toFixed(places);
  return places === 0 ? text : text.replace(/\.?0+$/, '');
}
