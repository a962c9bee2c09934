import type { MappedColumn, Mapping } from '../../contract/extract.ts';
import { findField } from '../../dictionary/dictionary.ts';
import { candidateOf } from './candidate.ts';
import { deprivationColumn } from './deprivation-column.ts';
import type { Candidate } from './known-names.ts';
import { squash } from './name-words.ts';
import type { ColumnProfile } from './profile-column.ts';
import { readFlag } from './vocabulary.ts';

type Proposal = Omit<Candidate, 'field'> & { readonly field: string | null };

const out = (reason: string): Proposal => ({ field: null, confidence: 0, reason });

/** Whether a field is answered with yes or no. */
function isFlagField(field: string): boolean {
  return field.startsWith('condition:') || findField(field)?.kind === 'flag';
}

/** Whether most cells that hold something hold a word for yes or no. */
function holdsFlags({ type, filled, distinct, values }: ColumnProfile): boolean {
  if (type === 'flag' || filled === 0) return true;
  if (values === null) return distinct === 0;
  const read = values.reduce(
    (sum, { value, count }) => sum + (typeof readFlag(value ?? '') === 'boolean' ? count : 0),
    0,
  );
  return read * 2 >= filled;
}

function proposalFor(profile: ColumnProfile): Proposal {
  if (profile.type === 'other') return out('A list or a structure: only single values are read.');
  if (squash(profile.name) === 'synthetic') return out('Says that the people are invented.');
  const deprivation = deprivationColumn(profile);
  if (deprivation !== null) return deprivation;
  const candidate = candidateOf(profile.name);
  if (candidate === null) return out('No field or condition goes by this name.');
  if (isFlagField(candidate.field) && !holdsFlags(profile)) {
    return out(`Its name speaks for ${candidate.field}, but its cells do not say yes or no.`);
  }
  return candidate;
}

/** A column's mapping, and the column that takes the field its name speaks for, where one does. */
export interface ProposedColumn extends MappedColumn {
  readonly rival?: { readonly field: string; readonly column: string };
}

/**
 * Which column becomes which field, from names and from what the cells are like. Each field is
 * taken once, from the column that speaks for it most surely, the first of equals; every column
 * that is kept out says why.
 */
export function proposeColumns(columns: readonly ColumnProfile[]): readonly ProposedColumn[] {
  const proposals = columns.map((profile) => ({ profile, proposal: proposalFor(profile) }));
  const taken = new Map<string, string>();
  const surest = proposals.toSorted((a, b) => b.proposal.confidence - a.proposal.confidence);
  for (const { profile, proposal } of surest) {
    if (proposal.field !== null && !taken.has(proposal.field)) {
      taken.set(proposal.field, profile.name);
    }
  }
  return proposals.map(({ profile: { name: column }, proposal }) => {
    const from = taken.get(proposal.field ?? '');
    if (proposal.field === null || from === undefined || from === column) {
      return { column, ...proposal };
    }
    const why = out(`${proposal.field} is already read from the column “${from}”.`);
    return { column, ...why, rival: { field: proposal.field, column: from } };
  });
}

/** The mapping that {@link proposeColumns} makes. */
export function proposeMapping(profiles: readonly ColumnProfile[]): Mapping {
  const columns = proposeColumns(profiles);
  return { columns: columns.map(({ rival: _, ...mapped }) => mapped) };
}
