import { findField } from '../../dictionary/dictionary.ts';
import { shareOf } from './cells-of.ts';
import { readsAsAge } from './clean-number.ts';
import type { ColumnProfile } from './column-profile.ts';
import { isDigest } from './looks-hashed.ts';
import { placeCode } from './place-code.ts';
import { lessSure, out, type Proposal, percent } from './proposal.ts';
import { readCategory } from './vocabulary.ts';

/** Below this share of readable cells a name is not believed. */
const leastShare = 0.1;

type Test = (cell: string) => boolean;

const plain = /^\s*[-+]?[£]?\s*\d[\d.,\s]*%?\s*$/;

/** Whether a cell is what a field takes; undefined where every text is. */
function testOf(field: string): Test | undefined {
  const known = findField(field);
  if (known?.kind === 'category') {
    const codes = new Set(Object.keys(known.categories));
    return (cell) => codes.has(readCategory(field, known.categories, cell));
  }
  if (field === 'age') return (cell) => plain.test(cell) || readsAsAge(cell);
  return known?.kind === 'number' ? (cell) => plain.test(cell) : undefined;
}

/** Gender identity is asked of people; 3 and 4 are codes of it that no list of sexes has. */
function isGenderIdentity({ name }: ColumnProfile): boolean {
  return /identity/i.test(name);
}

function weighPlaces(profile: ColumnProfile, candidate: Proposal, form: RegExp): Proposal {
  const share = shareOf(profile, (cell) => form.test(cell));
  return share === null || share >= 0.5
    ? candidate
    : lessSure(candidate, 0.8, `Only ${percent(share)} of its cells look like national codes.`);
}

/** A pseudonym may be a hash; that it can be undone is worth saying. */
function weighPseudonym(profile: ColumnProfile, candidate: Proposal): Proposal {
  if ((shareOf(profile, isDigest) ?? 0) < 0.8) return candidate;
  const why =
    'Its cells are hashes, which whoever has the key or a list of all originals can undo.';
  return { ...candidate, reason: `${candidate.reason} ${why}` };
}

/** A name's proposal held against what the cells hold: less sure where they disagree, and why. */
export function weigh(profile: ColumnProfile, candidate: Proposal & { field: string }): Proposal {
  const { field } = candidate;
  if (field === 'person_id') return weighPseudonym(profile, candidate);
  const form = placeCode(field);
  if (form !== undefined) return weighPlaces(profile, candidate, form);
  const test = testOf(field);
  const share = test && shareOf(profile, test);
  if (profile.rows > 0 && profile.filled === 0) {
    return lessSure(candidate, 0.5, 'No cell holds anything.');
  }
  if (share !== null && share !== undefined && share < leastShare) {
    return out(`Its name speaks for ${field}, but its cells cannot be read as that.`);
  }
  const sure =
    field === 'sex' && isGenderIdentity(profile)
      ? lessSure(candidate, 0.7, 'Gender identity, read as sex: other genders become 9.')
      : candidate;
  return share === null || share === undefined || share > 0.98
    ? sure
    : lessSure(sure, share, `Only ${percent(share)} of its cells are read.`);
}
