/** What the server says when it refuses or fails: problem details with a stable code and a way out. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string | null;
  readonly detail: string | null;
  readonly remedy: string | null;

  constructor(status: number, body: unknown) {
    const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const text = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : null);
    super(text('title') ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = text('code');
    this.detail = text('detail');
    this.remedy = text('remedy');
  }
}

/** The answer, or the problem thrown, so that the query library sees failures as failures. */
export async function answered<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok || error !== undefined) {
    throw new Problem(response.status, error);
  }
  return data as T;
}
