import { candidateOf } from './candidate.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Candidate } from './known-names.ts';
import { nameWords } from './name-words.ts';

/** A column with what its name alone says. */
export interface NamedColumn {
  readonly profile: ColumnProfile;
  /** The words of its name. */
  readonly words: readonly string[];
  /** The field that its name speaks for; null where it is none that is known. */
  readonly candidate: Candidate | null;
}

export function nameColumn(profile: ColumnProfile): NamedColumn {
  return { profile, words: nameWords(profile.name), candidate: candidateOf(profile.name) };
}
