import type { Finding, Link, RecognisedFile } from './finding.ts';
import type { Places } from './places.ts';
import { refuseRow } from './refuse-row.ts';

/** A lookup as a map; a code with two answers is refused with its line. */
export function linkMap(
  file: string,
  links: readonly Link[],
  reason: string,
): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const { from, to, line } of links) {
    if ((map.get(from) ?? to) !== to) refuseRow(file, line - 2, reason);
    map.set(from, to);
  }
  return map;
}

type FootprintFinding = Extract<Finding, { kind: 'footprint' }>;

function methodOf({ through, modelled }: FootprintFinding): string {
  const path = through === 'lcp' ? 'LSOA to LCP' : 'LSOA to PCN to LCP';
  return `${path} by ${modelled ? 'modelled lookup' : 'lookup'}`;
}

/**
 * The resident footprint: of the files that give one, the first that goes straight to LCPs, else
 * the first that goes through PCNs of which any has an LCP; null where neither is there.
 */
export function combineFootprint(
  files: readonly RecognisedFile[],
  lcpOfPcn: ReadonlyMap<string, string>,
): { readonly footprint: NonNullable<Places['footprint']>; readonly file: string } | null {
  const found = files.flatMap(({ file, finding }) =>
    finding?.kind === 'footprint' ? [{ file, finding }] : [],
  );
  const straight = found.filter(({ finding }) => finding.through === 'lcp');
  for (const { file, finding } of [...straight, ...found]) {
    const links = linkMap(
      file,
      finding.links,
      `One area is listed under two ${finding.through.toUpperCase()}s.`,
    );
    const lcpOf = new Map(
      [...links].flatMap(([area, to]) => {
        const lcp = finding.through === 'lcp' ? to : lcpOfPcn.get(to);
        return lcp === undefined ? [] : [[area, lcp] as const];
      }),
    );
    if (lcpOf.size > 0) {
      const { vintage, through, modelled } = finding;
      return { file, footprint: { method: methodOf(finding), vintage, through, modelled, lcpOf } };
    }
  }
  return null;
}
