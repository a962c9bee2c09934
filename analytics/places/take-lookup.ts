import type { LcpNames, Link } from './finding.ts';
import { cellAt, columnAt, type PlaceTable } from './place-table.ts';
import { slug } from './slug.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';

/** Finds a row's LCP by code, or by a name whose slug becomes the code. */
export interface LcpColumns {
  readonly codeOf: (row: readonly string[]) => string;
  readonly names: () => LcpNames;
}

/** The LCP columns of a table, or null where it has none. */
export function lcpColumns(table: PlaceTable): LcpColumns | null {
  const code = columnAt(table, 'lcpcode', 'lcpcd');
  const label = columnAt(table, 'lcpname', 'lcpnm', 'lcp', 'localcarepartnership');
  if (code < 0 && label < 0) return null;
  const codeOf = (row: readonly string[]) => cellAt(row, code) || slug(cellAt(row, label));
  return {
    codeOf,
    names: () => {
      const names = new Map<string, string>();
      for (const row of table.rows) {
        const found = codeOf(row);
        if (found !== '' && !names.has(found)) names.set(found, cellAt(row, label) || found);
      }
      return [...names];
    },
  };
}

/** The PCN code column: `pcn_code`, or with a year as in `pcn_code_2023_24`. */
export function pcnColumn(table: PlaceTable): number {
  return table.columns.findIndex((name) => /^pcn(code|cd)?\d*$/.test(name));
}

function linksOf(
  table: PlaceTable,
  from: number,
  to: (row: readonly string[]) => string,
): readonly Link[] {
  return table.rows
    .map((row, index) => ({ from: cellAt(row, from), to: to(row), line: index + 2 }))
    .filter((link) => link.from !== '' && link.to !== '');
}

/** Takes a lookup from LSOA to LCP, or from LSOA to the PCN through which its LCP is found. */
export function takeFootprint({ table, area }: TableInHand): Taken {
  const lcp = lcpColumns(table);
  const pcn = pcnColumn(table);
  if (area === null || (lcp === null && pcn < 0)) return null;
  if (columnAt(table, 'practicecode') >= 0) return null;
  const to = lcp === null ? (row: readonly string[]) => cellAt(row, pcn) : lcp.codeOf;
  const { vintage } = area;
  const modelled = table.columns.some((name) => name.startsWith('modelled'));
  const kind = `${modelled ? 'modelled ' : ''}footprint`;
  return {
    takenFor: `${kind}: LSOA to ${lcp === null ? 'PCN' : 'LCP'} (${vintage})`,
    finding: {
      kind: 'footprint',
      vintage,
      through: lcp === null ? 'pcn' : 'lcp',
      links: linksOf(table, area.column, to),
      lcps: lcp?.names() ?? [],
      modelled,
    },
  };
}

/** Takes a lookup from PCN to LCP. */
export function takePcnToLcp({ table }: TableInHand): Taken {
  const lcp = lcpColumns(table);
  const pcn = pcnColumn(table);
  if (lcp === null || pcn < 0) return null;
  return {
    takenFor: 'lookup: PCN to LCP',
    finding: {
      kind: 'pcn-to-lcp',
      links: linksOf(table, pcn, lcp.codeOf),
      lcps: lcp.names(),
    },
  };
}
