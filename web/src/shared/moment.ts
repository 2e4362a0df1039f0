/** A past day, and the last day whose information counts. Neither: the present. */
export interface Moment {
  readonly asOf?: string;
  readonly knownOn?: string;
}

/** The moment as filters of an address, before or after others; empty for the present. */
export function momentQuery(at: Moment): Record<string, string> {
  return { ...(at.asOf ? { asOf: at.asOf } : {}), ...(at.knownOn ? { knownOn: at.knownOn } : {}) };
}

/** An address with filters and the moment; nothing after it when there are none. */
export function addressAt(path: string, filters: Readonly<Record<string, string>>, at: Moment): string {
  const query = new URLSearchParams({ ...filters, ...momentQuery(at) }).toString();
  return query === '' ? path : `${path}?${query}`;
}
