import { candidateOf } from './candidate.ts';
import type { Candidate } from './known-names.ts';
import { nameWords } from './name-words.ts';
import type { ColumnProfile } from './profile-column.ts';

/** What a column of deprivation holds; a null field says why it is not read. */
export type DeprivationColumn = Omit<Candidate, 'field'> & { readonly field: string | null };

const domains =
  /^(income|employment|education|health|crime|housing|services|barriers|environment|living|idaci|idaopi)$/;

const out = (reason: string): DeprivationColumn => ({ field: null, confidence: 0, reason });

const groups = { imd_decile: 10, imd_quintile: 5 } as const;
type GroupField = keyof typeof groups;

function saidField(words: readonly string[]): GroupField | null {
  if (words.includes('quintile') || words.includes('fifth')) return 'imd_quintile';
  return words.includes('decile') || words.includes('tenth') ? 'imd_decile' : null;
}

/** Whether more than this share of the cells hold numbers above a limit. */
function goesBeyond({ values, filled, greatest }: ColumnProfile, limit: number, share: number) {
  if (values === null) return (greatest ?? 0) > limit;
  const above = values
    .filter(({ value }) => Number(value ?? '') > limit)
    .reduce((sum, { count }) => sum + count, 0);
  return above > filled * share;
}

/** Decile or quintile by the numbers in the cells, where the name says neither. */
function byRange(profile: ColumnProfile, candidate: Candidate | null): DeprivationColumn {
  if (profile.greatest === null) {
    return candidate ?? out('Its name says neither decile nor quintile.');
  }
  if (goesBeyond(profile, 10, 0.02))
    return out('A rank or a score: only deciles and quintiles are read.');
  const field = goesBeyond(profile, 5, 0.02) ? 'imd_decile' : 'imd_quintile';
  const found = `Its numbers go up to ${groups[field]}.`;
  return candidate?.field === field
    ? { ...candidate, reason: `${candidate.reason} ${found}` }
    : { field, confidence: 0.6, reason: `A column of deprivation. ${found}` };
}

/**
 * What a column whose name speaks of deprivation holds: a decile or a quintile, told by its name
 * and its range. Ranks, scores, single domains, local groups and a practice's own deprivation are
 * not read. Null where the name does not speak of deprivation.
 */
export function deprivationColumn(profile: ColumnProfile): DeprivationColumn | null {
  const words = nameWords(profile.name);
  const candidate = candidateOf(profile.name);
  const isKnown = candidate?.field === 'imd_decile' || candidate?.field === 'imd_quintile';
  if (!isKnown && !words.includes('imd') && !words.includes('deprivation')) return null;
  if (words.includes('practice')) return out("The practice's deprivation, not the person's.");
  if (words.some((word) => domains.test(word))) return out('One domain of deprivation, not all.');
  if (words.some((word) => /^(local|lad|icb|ccg)$/.test(word))) {
    return out('Groups within a local area: only national ones are read.');
  }
  if (words.some((word) => /^(rank|score)$/.test(word))) {
    return out('A rank or a score: only deciles and quintiles are read.');
  }
  const field = saidField(words);
  if (field === null) return byRange(profile, isKnown ? candidate : null);
  if (goesBeyond(profile, groups[field], 0.2)) {
    return out(`Its numbers go beyond ${groups[field]}, which its name does not allow.`);
  }
  return isKnown
    ? { ...candidate, field }
    : { field, confidence: 0.8, reason: `Its name says deprivation and ${field.slice(4)}.` };
}

/** The edition that a column's name states, e.g. `IMD 2019`; null where it states none. */
export function statedEdition(name: string): string | null {
  const year = nameWords(name).find((word) => /^(20)?(15|19|25)$/.test(word));
  return year === undefined ? null : `IMD 20${year.slice(-2)}`;
}
