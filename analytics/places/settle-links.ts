import type { Link } from './finding.ts';
import { plurality } from './plurality.ts';
import { refuseRow } from './tables/refuse-row.ts';

export interface SettledLinks {
  readonly map: ReadonlyMap<string, string>;
  readonly remarks: readonly string[];
}

/** What a lookup is of, for its messages: `area` and `LCP`. */
export interface LinkWords {
  readonly from: string;
  readonly to: string;
}

const hint =
  'Correct the line, leave the file out, or add a column “share” that says how it is split.';

function settleSplit(file: string, links: readonly Link[], { from, to }: LinkWords): SettledLinks {
  const found = plurality(links.map((link) => ({ ...link, weight: link.weight ?? 0 })));
  const ties = [...found].filter(([, { level }]) => level.length > 1);
  const first = links.find((link) => link.from === ties[0]?.[0])?.line;
  const rule = `each goes to the ${to} with more in all, then to the first by code`;
  return {
    map: new Map([...found].map(([code, { taken }]) => [code, taken])),
    remarks:
      ties.length === 0
        ? []
        : [
            `${file}: ${from}s shared equally by several ${to}s: ${ties.length}, first on line ${first}; ${rule}.`,
          ],
  };
}

/**
 * A lookup as a map. One with weights gives each code to what takes the most of it, and says the
 * ties; without weights, a code with two answers is refused with its line.
 */
export function settleLinks(file: string, links: readonly Link[], words: LinkWords): SettledLinks {
  if (links.some(({ weight }) => weight !== null)) return settleSplit(file, links, words);
  const map = new Map<string, string>();
  for (const { from, to, line } of links) {
    if ((map.get(from) ?? to) !== to) {
      refuseRow(file, line, `One ${words.from} is listed under two ${words.to}s.`, hint);
    }
    map.set(from, to);
  }
  return { map, remarks: [] };
}
