import type { Link } from '../finding.ts';
import { lcpColumns, pcnAt, pcnColumn, saysNoPcn } from './lcp-columns.ts';
import { cellAt, columnAt, lineAt, type PlaceTable } from './place-table.ts';
import type { TableInHand, Taken } from './table-in-hand.ts';
import { weightColumn, weightOf } from './weight-column.ts';

/** The pairs of a lookup; rows that lack one of the codes are left out. */
export function linksOf(
  table: PlaceTable,
  from: number,
  to: (row: readonly string[]) => string,
): readonly Link[] {
  const weight = weightColumn(table);
  return table.rows.flatMap((row, index) => {
    const link = { from: cellAt(row, from), to: to(row), line: lineAt(table, index) };
    if (link.from === '' || link.to === '') return [];
    return [{ ...link, weight: weightOf(table, weight, index) }];
  });
}

const isSplit = (links: readonly Link[]) =>
  links.some(({ weight }) => weight !== null) &&
  new Set(links.map(({ from }) => from)).size < links.length;

const weightedIf = (links: readonly Link[]) => (isSplit(links) ? ', weighted' : '');

/** Takes a lookup from LSOA to LCP, or from LSOA to the PCN through which its LCP is found. */
export function takeFootprint({ table, area }: TableInHand): Taken {
  const lcp = lcpColumns(table);
  const pcn = pcnColumn(table);
  if (area === null || (lcp === null && pcn < 0)) return null;
  if (columnAt(table, 'practicecode') >= 0) return null;
  const to = lcp === null ? (row: readonly string[]) => pcnAt(row, pcn) : lcp.codeOf;
  const { vintage } = area;
  const modelled = table.columns.some((name) => name.startsWith('modelled'));
  const links = linksOf(table, area.column, to);
  const kind = `${modelled ? 'modelled ' : ''}footprint`;
  return {
    takenFor: `${kind}: LSOA to ${lcp === null ? 'PCN' : 'LCP'} (${vintage})${weightedIf(links)}`,
    finding: {
      kind: 'footprint',
      vintage,
      through: lcp === null ? 'pcn' : 'lcp',
      links,
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
  const links = linksOf(table, pcn, lcp.codeOf).filter(({ from }) => !saysNoPcn(from));
  return {
    takenFor: `lookup: PCN to LCP${weightedIf(links)}`,
    finding: { kind: 'pcn-to-lcp', links, lcps: lcp.names() },
  };
}
