import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Refusal } from '../analytics/contract/problem.ts';

/** One file of the built page, held in memory. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** The built page by request path (`/assets/index-1a2b.js`): nothing outside it is ever served. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

function entriesBelow(folder: string, prefix: string): [string, PageFile][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, PageFile][] => {
    const path = join(folder, entry.name);
    const name = `${prefix}/${entry.name}`;
    const type = types[extname(entry.name)];
    if (!/^[\w.-]+$/.test(entry.name)) return [];
    if (entry.isDirectory()) return entriesBelow(path, name);
    if (!entry.isFile() || type === undefined) return [];
    const bytes = new Uint8Array(readFileSync(path));
    const hash = createHash('sha256').update(bytes).digest('hex');
    return [[name, { bytes, type, hash }]];
  });
}

function incomplete(): Refusal {
  return new Refusal({
    code: 'internal',
    reason: 'The files of the window are not where they belong, beside the program.',
    hint: 'Install Quintile again; in a checkout, run npm run build.',
  });
}

/**
 * Reads the built page once. Files of other kinds (source maps) and those whose names would need
 * escaping in a URL are left out; `/` stands for `index.html`. Throws a {@link Refusal} (internal)
 * where the page is not there.
 */
export function readPageFiles(folder: string): PageFiles {
  const files = existsSync(folder) ? new Map(entriesBelow(folder, '')) : new Map();
  const shell = files.get('/index.html');
  if (shell === undefined) throw incomplete();
  return new Map([...files, ['/', shell]]);
}

/**
 * What the page may do: load its own files and nothing else, run no text as code. The page repeats
 * this in its `<meta>` (there without `frame-ancestors`, which only a header can hold).
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The headers of every reply, page or data. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(), clipboard-read=(), display-capture=(), geolocation=(), hid=(), microphone=(), serial=(), usb=()',
  'Cache-Control': 'no-store',
};
