import { type Found, findingsOf, type Link, type RecognisedFile } from './finding.ts';
import type { Footprint } from './places.ts';
import { settleLinks } from './settle-links.ts';

export interface CombinedFootprint {
  readonly footprint: Footprint;
  readonly from: RecognisedFile;
  readonly remarks: readonly string[];
}

function methodOf({ finding }: Found<'footprint'>): string {
  const { through, modelled, links } = finding;
  const path = through === 'lcp' ? 'LSOA to LCP' : 'LSOA to PCN to LCP';
  const areas = new Set(links.map(({ from }) => from)).size;
  const isSplit = links.length > areas && links.some(({ weight }) => weight !== null);
  return `${path} by ${modelled ? 'modelled ' : ''}${isSplit ? 'weighted ' : ''}lookup`;
}

function toLcps({ finding }: Found<'footprint'>, lcpOfPcn: ReadonlyMap<string, string>) {
  if (finding.through === 'lcp') return finding.links;
  return finding.links.flatMap((link): Link[] => {
    const lcp = lcpOfPcn.get(link.to);
    return lcp === undefined ? [] : [{ ...link, to: lcp }];
  });
}

function footprintOf(
  found: Found<'footprint'>,
  lcpOfPcn: ReadonlyMap<string, string>,
): CombinedFootprint {
  const { vintage, through, modelled, links } = found.finding;
  const known = toLcps(found, lcpOfPcn);
  const { map, remarks } = settleLinks(found.file, known, { from: 'area', to: 'LCP' });
  const without = new Set(links.map(({ from }) => from)).size - map.size;
  const lost = `${found.file}: areas whose PCN no lookup gives to an LCP: ${without}; they belong to none.`;
  return {
    from: found.from,
    footprint: { method: methodOf(found), vintage, through, modelled, lcpOf: map },
    remarks: without > 0 ? [...remarks, lost] : remarks,
  };
}

/**
 * The resident footprint: of the files that give one, those that go straight to LCPs before those
 * through PCNs, published before modelled, then in their order. Null where none gives any LCP.
 */
export function combineFootprint(
  files: readonly RecognisedFile[],
  lcpOfPcn: ReadonlyMap<string, string>,
): CombinedFootprint | null {
  const rank = ({ finding }: Found<'footprint'>) =>
    (finding.through === 'lcp' ? 0 : 2) + (finding.modelled ? 1 : 0);
  const found = findingsOf(files, 'footprint').toSorted((a, b) => rank(a) - rank(b));
  for (const candidate of found) {
    const combined = footprintOf(candidate, lcpOfPcn);
    if (combined.footprint.lcpOf.size > 0) return combined;
  }
  return null;
}
