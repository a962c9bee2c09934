import type { Places } from '../../places/places.ts';

const kinds = {
  practices: /^practices: /,
  pcns: /^(?:lookup: PCN to LCP|practices: PCN, LCP)/,
  footprint: /footprint: LSOA to (?:LCP|PCN) /,
} as const;

/**
 * The files that a lookup was read from, the first two by name, with the vintage of its areas where it is one of areas, e.g.
 * ` (lsoa-lcp.csv, LSOA 2021)`; empty where no file says.
 */
export function lookupNames(kind: keyof typeof kinds, { recognised, footprint }: Places): string {
  const files = recognised
    .filter(({ takenFor }) => !takenFor.startsWith('not used'))
    .filter(({ takenFor }) => takenFor.split('; ').some((part) => kinds[kind].test(part)))
    .map(({ name }) => name);
  const vintage = kind === 'footprint' && footprint !== null ? [footprint.vintage] : [];
  const more = files.length > 3 ? [`${files.length - 2} more`] : [];
  const words = [...(more.length > 0 ? files.slice(0, 2) : files), ...more, ...vintage];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}
