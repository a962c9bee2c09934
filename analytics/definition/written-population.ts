import { parse } from 'yaml';

/**
 * The population of a document that has been checked, as its author wrote it: a criterion as plain data;
 * null is everybody.
 */
export function writtenPopulation(text: string): unknown {
  const document: unknown = parse(text);
  return (document as { readonly population?: unknown } | null)?.population ?? null;
}
