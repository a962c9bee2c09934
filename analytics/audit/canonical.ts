import { isMap } from './manifest-checks.ts';

/** Lists whose order says nothing. */
const unordered: ReadonlySet<string> = new Set(['all', 'any', 'in', 'of', 'quintile', 'decile']);

/** A value as text that is the same however its keys, and lists without an order, are ordered. */
export function canonical(value: unknown, key = ''): string {
  if (Array.isArray(value)) {
    const texts = value.map((item) => canonical(item));
    return `[${(unordered.has(key) ? texts.toSorted() : texts).join()}]`;
  }
  if (!isMap(value)) return JSON.stringify(value ?? null);
  const entries = Object.keys(value).sort();
  return `{${entries.map((name) => `${JSON.stringify(name)}:${canonical(value[name], name)}`).join()}}`;
}
