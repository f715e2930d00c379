/** A call that the API refused, or that never reached it; the message is fit to be shown. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 where there was no answer. */
    readonly status: number,
    /** The API's own word, such as `self_cross`; `unreachable` where there was no answer. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Whether a call that failed may have had its effect all the same: it had no answer, or one that does not know. */
export function mayHaveArrived(error: Error): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
}

const TIMEOUT_MILLIS = 10_000;

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** The API as JSON over HTTP. One instance for the page. */
export class Http {
  constructor(
    private readonly base: string,
    private readonly token: () => string | null,
    private readonly onSessionEnded: () => void,
    private readonly send: (url: string, request: RequestInit) => Promise<Response> = (url, request) => fetch(url, request),
  ) {}

  async get<T>(path: string, query: Readonly<Record<string, string | number | undefined>> = {}): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        search.set(name, String(value));
      }
    }
    return (await this.call<T>('GET', search.size > 0 ? `${path}?${search}` : path)).body;
  }

  post<T>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.call<T>('POST', path, body);
  }

  /** Says that a session is over which the page itself has ended already. */
  async endSession(token: string): Promise<void> {
    await this.call('POST', '/auth/logout', undefined, token);
  }

  delete<T>(path: string): Promise<Answer<T>> {
    return this.call<T>('DELETE', path);
  }

  private async call<T>(
    method: string,
    path: string,
    body?: unknown,
    token: string | null = this.token(),
  ): Promise<Answer<T>> {
    let response: Response;
    let text: string;
    try {
      response = await this.send(this.base + path, {
        method,
        headers: {
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
      text = await response.text();
    } catch {
      throw new ApiError(0, 'unreachable', 'The market cannot be reached. Check your connection and try again.');
    }
    if (response.ok) {
      return { status: response.status, body: parsed(text) as T };
    }
    if (response.status === 401 && token !== null && token === this.token()) {
      this.onSessionEnded();
    }
    throw refusal(response.status, parsed(text));
  }
}

function refusal(status: number, body: unknown): ApiError {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | null)?.error;
  return new ApiError(
    status,
    typeof error?.code === 'string' ? error.code : 'error',
    typeof error?.message === 'string' ? error.message : `The market answered with an error (${status}). Try again.`,
  );
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
