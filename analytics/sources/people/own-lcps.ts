import type { Category } from '../../contract/dimensions.ts';
import type { Places } from '../../places/places.ts';
import { slug } from '../../places/slug.ts';
import { isReserved } from '../reserved-codes.ts';
import { onOneLine } from '../unseen.ts';
import type { CodeCount } from './code-counts.ts';

/** What an extract's own LCP values are: their codes by value, and the LCPs that no lookup knows. */
export interface OwnLcps {
  readonly codeOf: ReadonlyMap<string, string>;
  readonly lcps: readonly Category[];
}

/** Fewer people than this do not make an LCP of a name that only the extract knows. */
export const fewestForLcp = 10;

/** Whether a value can be the name of an LCP: it has letters or digits, and tables do not use it. */
export function isLcpName(value: string): boolean {
  const name = onOneLine(value);
  return slug(name) !== '' && !isReserved(name);
}

/** The code of the lookup's LCP that a value means, by code or by name; undefined where it has none. */
function knownLcp(value: string, { lcps }: Places): string | undefined {
  if (lcps.has(value)) return value;
  const code = slug(value);
  if (lcps.has(code)) return code;
  return code === '' ? undefined : [...lcps].find(([, label]) => slug(label) === code)?.[0];
}

/** A name as it is told from others: capitals, spaces, hyphens and underscores make no difference. */
function likeness(name: string): string {
  const bare = name.normalize('NFKC').toLowerCase();
  return bare.replaceAll(/[\s_\p{Pd}]+/gu, ' ').trim();
}

interface OwnName {
  readonly label: string;
  readonly values: readonly string[];
  readonly people: number;
}

function ownNames(values: readonly CodeCount[]): readonly OwnName[] {
  const names = new Map<string, OwnName>();
  for (const { code, people } of values) {
    const label = onOneLine(code);
    const like = likeness(label);
    const known = names.get(like) ?? { label, values: [], people: 0 };
    names.set(like, {
      label: known.label,
      values: [...known.values, code],
      people: known.people + people,
    });
  }
  return [...names.values()];
}

const codeFor = (label: string) => (/^[A-Za-z0-9_-]+$/.test(label) ? label : slug(label));

/** A code for every name: the first of several with the same one has it, the others -2, -3 and so on. */
function tellApart(labels: readonly string[], taken: Iterable<string>): Map<string, string> {
  const used = new Set([...taken].map(slug));
  const codes = new Map<string, string>();
  const ordered = [...labels].sort((a, b) => (a < b ? -1 : 1));
  const claim = (label: string, code: string) => {
    if (used.has(slug(code))) return false;
    used.add(slug(code));
    codes.set(label, code);
    return true;
  };
  const others = ordered.filter((label) => !claim(label, codeFor(label)));
  for (const label of others) {
    let number = 2;
    while (!claim(label, `${codeFor(label)}-${number}`)) number += 1;
  }
  return codes;
}

/**
 * The extract's own values that are names of LCPs: those that a lookup knows, and those that enough
 * people share. Names that differ in capitals, spaces, hyphens and underscores only are one LCP,
 * under the first of them; all others are kept apart. A value of one or two people is something
 * else, and its words go no further.
 */
export function nameOwnLcps(values: readonly CodeCount[], places: Places): OwnLcps {
  const codeOf = new Map<string, string>();
  const unknown: CodeCount[] = [];
  for (const entry of values) {
    if (!isLcpName(entry.code)) continue;
    const known = knownLcp(onOneLine(entry.code), places);
    if (known === undefined) unknown.push(entry);
    else codeOf.set(entry.code, known);
  }
  const named = ownNames(unknown).filter(({ people }) => people >= fewestForLcp);
  const codes = tellApart(
    named.map(({ label }) => label),
    places.lcps.keys(),
  );
  const lcps = named.map(({ label }) => ({ code: codes.get(label) ?? '', label }));
  for (const [at, { values: spelled }] of named.entries()) {
    for (const value of spelled) codeOf.set(value, lcps[at]?.code ?? '');
  }
  return { codeOf, lcps };
}
