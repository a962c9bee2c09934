import type { Reading } from './reading.ts';
import { complain } from './reading.ts';
import type { Written } from './written.ts';

/** Levels of maps and lists, and pieces in all, beyond which data is not read any further. */
const deepest = 200;
const most = 200_000;

/**
 * Plain data (as JSON or YAML gives it) as if an author had written it; `where.field` is the path.
 * Cyclic, over-deep and over-large data is a problem, never a crash.
 */
export function writtenFromData(data: unknown, reading: Reading): Written | undefined {
  let pieces = 0;
  let stopped = false;

  const stop = (path: string, reason: string): Written => {
    if (!stopped) complain(reading, { field: path }, reason);
    stopped = true;
    return { kind: 'nothing', at: { field: path } };
  };

  const walk = (value: unknown, path: string, depth: number): Written => {
    const at = { field: path };
    pieces += 1;
    if (stopped) return { kind: 'nothing', at };
    if (pieces > most) return stop('', `The criterion has more than ${most} pieces.`);
    if (depth > deepest) return stop('', `The criterion is nested more than ${deepest} deep.`);
    if (typeof value === 'string') return { kind: 'text', at, value };
    if (typeof value === 'number') return { kind: 'number', at, value };
    if (typeof value === 'boolean') return { kind: 'flag', at, value };
    if (Array.isArray(value)) {
      const items = value.map((item, index) => walk(item, `${path}[${index}]`, depth + 1));
      return { kind: 'list', at, items };
    }
    if (typeof value !== 'object' || value === null) return { kind: 'nothing', at };
    const entries = Object.entries(value).map(([key, inner]) => {
      const place = path === '' ? key : `${path}.${key}`;
      return { key, at: { field: place }, value: walk(inner, place, depth + 1) };
    });
    return { kind: 'map', at, entries };
  };

  const written = walk(data, '', 0);
  return stopped ? undefined : written;
}
