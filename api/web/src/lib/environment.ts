/** What the build was told, parsed once. */
export interface Environment {
  /** Where the API is: a path on the page's own host, or an address. Without a slash at the end. */
  readonly apiBase: string;
}

/** @throws Error that names the variable, where one is set to something unusable */
export function parseEnvironment(raw: Readonly<Record<string, unknown>>): Environment {
  const apiBase = raw['VITE_API_BASE'] ?? '/api/v1';
  if (typeof apiBase !== 'string' || !/^(\/|https?:\/\/).*[^/]$/.test(apiBase)) {
    throw new Error('VITE_API_BASE must be a path such as /api/v1 or an http address, without a slash at its end.');
  }
  return { apiBase };
}

/** The address of the stream that belongs to an API base. */
export function streamUrl(apiBase: string, pageUrl: string, token: string | null): string {
  const url = new URL(`${apiBase}/stream`, pageUrl);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (token !== null) {
    url.searchParams.set('token', token);
  }
  return url.href;
}
