import type { PageFile, PageFiles } from '../page-files.ts';

/** What the page may post to. `/boot` alone needs no bearer. */
export const postPaths = [
  '/boot',
  '/call',
  '/cancel',
  '/offer',
  '/forget',
  '/inspect',
  '/import',
  '/import-sample',
  '/save',
  '/remembered',
  '/save-mapping',
  '/save-definition',
  '/save-quality',
  '/workspaces',
  '/open-workspace',
  '/seal',
  '/delete-workspace',
  '/keep-recent',
  '/events',
] as const;
export type PostPath = (typeof postPaths)[number];

/** The parts of a request that decide whether it is let in. */
export interface Stranger {
  readonly method: string;
  readonly url: string;
  /** Names and values in turn, as they came: Node's own record keeps the first of two Hosts. */
  readonly rawHeaders: readonly string[];
}

export interface Rules {
  readonly port: number;
  readonly page: PageFiles;
  holdsBearer(authorization: string | undefined): boolean;
}

export type Verdict =
  | { readonly kind: 'file'; readonly file: PageFile }
  | { readonly kind: 'post'; readonly path: PostPath }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string };

type Headers = ReadonlyMap<string, string>;

const refused = (status: number, reason: string): Verdict => ({ kind: 'refused', status, reason });

/** Headers that decide something: each may come once. */
const decisive = ['origin', 'authorization', 'x-quintile', 'sec-fetch-site', 'content-length'];

function valuesOf(rawHeaders: readonly string[], wanted: string): string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === wanted,
  );
}

function headersOf(rawHeaders: readonly string[]): Headers {
  const names = rawHeaders.filter((_, index) => index % 2 === 0);
  return new Map(names.map((name, index) => [name.toLowerCase(), rawHeaders[index * 2 + 1] ?? '']));
}

/** A person's own browser that opens the shell: from the private file page it comes as cross-site. */
function isShellNavigation({ method, url }: Stranger, headers: Headers): boolean {
  return (
    method === 'GET' &&
    url === '/' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document'
  );
}

function checkSource(stranger: Stranger, headers: Headers, port: number): Verdict | null {
  const hosts = valuesOf(stranger.rawHeaders, 'host');
  if (hosts.length !== 1 || hosts[0] !== `127.0.0.1:${port}`) {
    return refused(421, 'This is not the host that was asked for.');
  }
  if (decisive.some((name) => valuesOf(stranger.rawHeaders, name).length > 1)) {
    return refused(400, 'A header came twice.');
  }
  const origin = headers.get('origin');
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) {
    return refused(403, 'Another page may not ask.');
  }
  const site = headers.get('sec-fetch-site');
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  if (isOwn || (site === 'cross-site' && isShellNavigation(stranger, headers))) return null;
  return refused(403, 'Another site may not ask.');
}

function admitPost(path: PostPath, headers: Headers, rules: Rules): Verdict {
  if (headers.get('x-quintile') !== '1') return refused(403, 'The request is not from this page.');
  if (path !== '/boot' && !rules.holdsBearer(headers.get('authorization'))) {
    return refused(401, 'The key of this window is missing or wrong.');
  }
  return { kind: 'post', path };
}

/**
 * Decides on one request before any of its body is read. The page itself holds no data, so that
 * its files need no bearer; everything else does.
 */
export function admit(stranger: Stranger, rules: Rules): Verdict {
  const headers = headersOf(stranger.rawHeaders);
  const stopped = checkSource(stranger, headers, rules.port);
  if (stopped !== null) return stopped;
  const file = rules.page.get(stranger.url);
  const path = postPaths.find((known) => known === stranger.url);
  if (file === undefined && path === undefined) return refused(404, 'There is nothing here.');
  if (file !== undefined && stranger.method === 'GET') return { kind: 'file', file };
  if (path !== undefined && stranger.method === 'POST') return admitPost(path, headers, rules);
  return refused(405, 'That cannot be done here.');
}
