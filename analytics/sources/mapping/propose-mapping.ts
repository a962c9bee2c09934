import type { MappedColumn, Mapping } from '../../contract/extract.ts';
import type { FileRole } from '../../contract/reading.ts';
import { findField } from '../../dictionary/dictionary.ts';
import { byValues } from './by-values.ts';
import type { ColumnProfile } from './column-profile.ts';
import { deprivationColumn } from './deprivation-column.ts';
import { ethnicColumn } from './ethnic-column.ts';
import { flagColumn } from './flag-column.ts';
import { frailtyColumn } from './frailty-column.ts';
import { longColumn } from './long-column.ts';
import { squash } from './name-words.ts';
import { type NamedColumn, nameColumn } from './named-column.ts';
import { oneEdition } from './one-edition.ts';
import { keepOut, out, type Proposal } from './proposal.ts';
import { weigh } from './weigh.ts';

/** Whether a field is answered with yes or no. */
function isFlagField(field: string): boolean {
  return field.startsWith('condition:') || findField(field)?.kind === 'flag';
}

/** Neighbourhoods are local teams in some places, and parts of a town in others. */
function neighbourhoodColumn({ words }: NamedColumn): Proposal | null {
  if (!words.includes('neighbourhood')) return null;
  return {
    field: 'lcp',
    confidence: words.includes('resident') ? 0.4 : 0.5,
    reason: 'Neighbourhoods, as local care partnerships are called in places.',
    question: {
      text: 'Are these neighbourhoods the local care partnerships?',
      choices: [{ label: 'They are the LCPs', field: 'lcp' }, keepOut],
    },
  };
}

function personColumn(profile: ColumnProfile): Proposal {
  if (profile.type === 'other') return out('A list or a structure: only single values are read.');
  if (squash(profile.name) === 'synthetic') return out('Says that the people are invented.');
  const column = nameColumn(profile);
  const special =
    ethnicColumn(column) ??
    deprivationColumn(column) ??
    frailtyColumn(column) ??
    neighbourhoodColumn(column);
  if (special !== null) return special;
  const { candidate } = column;
  if (candidate === null) {
    return byValues(column) ?? out('No field or condition goes by this name.');
  }
  return isFlagField(candidate.field) ? flagColumn(profile, candidate) : weigh(profile, candidate);
}

/** A column's mapping, and the column that takes the field its name speaks for, where one does. */
export interface ProposedColumn extends MappedColumn {
  readonly rival?: { readonly field: string; readonly column: string };
}

/** The column that takes each field: the one that speaks for it most surely, the first of equals. */
function takers(columns: readonly ColumnProfile[], proposals: readonly Proposal[]) {
  const taken = new Map<string, string>();
  const order = proposals.map((_, at) => at);
  order.sort((a, b) => (proposals[b]?.confidence ?? 0) - (proposals[a]?.confidence ?? 0) || a - b);
  for (const at of order) {
    const field = proposals[at]?.field;
    const column = columns[at]?.name;
    if (field && column !== undefined && !taken.has(field)) taken.set(field, column);
  }
  return taken;
}

/** A column whose field another takes; of two lists of areas it is asked which one counts. */
function rivalOf(column: string, { field, confidence }: Proposal, taker: string): ProposedColumn {
  const wanted = field ?? '';
  const why = out(`${wanted} is already read from the column “${taker}”.`);
  const rival = { field: wanted, column: taker };
  if (wanted !== 'lsoa' || confidence < 0.8) return { column, ...why, rival };
  const text = `Two columns hold LSOAs. Is “${column}” wanted in place of “${taker}”?`;
  const choices = [{ label: `Read LSOAs from “${column}”`, field: 'lsoa' }, keepOut];
  return { column, ...why, rival, question: { text, choices } };
}

/**
 * Which column becomes which field, from names and from what the cells are like. Each field is
 * taken once, from the column that speaks for it most surely, the first of equals; every column
 * that is kept out says why.
 */
export function proposeColumns(
  columns: readonly ColumnProfile[],
  role: FileRole = 'people',
): readonly ProposedColumn[] {
  const proposals =
    role === 'people'
      ? oneEdition(columns.map(personColumn))
      : columns.map((profile) => longColumn(profile, role));
  const taken = takers(columns, proposals);
  return columns.map(({ name: column }, at) => {
    const proposal = proposals[at] ?? out('');
    const taker = taken.get(proposal.field ?? '');
    return taker === undefined || taker === column
      ? { column, ...proposal }
      : rivalOf(column, proposal, taker);
  });
}

/** The mapping that {@link proposeColumns} makes. */
export function proposeMapping(profiles: readonly ColumnProfile[], role?: FileRole): Mapping {
  const columns = proposeColumns(profiles, role);
  return { columns: columns.map(({ rival: _, ...mapped }) => mapped) };
}
