import { knownName } from '../mapping/known-names.ts';
import { nameWords, squash } from '../mapping/name-words.ts';

/** A column's name, taken apart. */
export interface Heading {
  readonly words: readonly string[];
  /** The words joined by single spaces, with one before and one after. */
  readonly spaced: string;
  readonly squashed: string;
}

export function headingOf(column: string): Heading {
  const words = nameWords(column);
  return { words, spaced: ` ${words.join(' ')} `, squashed: squash(column) };
}

/** A test for any of some words, or of some runs of words, that stand in a heading as words. */
export function saying(...phrases: readonly string[]): (heading: Heading) => boolean {
  const padded = phrases.map((phrase) => ` ${phrase} `);
  return ({ spaced }) => padded.some((phrase) => spaced.includes(phrase));
}

/** Headings of an organisation or a place, whose names and addresses are public. */
export const ofOrganisation = saying(
  ...['practice', 'prac', 'gp', 'pcn', 'surgery', 'hospital', 'site', 'trust', 'provider', 'org'],
  ...['organisation', 'organization', 'clinic', 'pharmacy', 'school', 'commissioner', 'icb', 'ccg'],
  ...['supplier', 'department', 'service', 'team', 'nursing home', 'care home'],
);

/** Headings of a person, which weigh more than those of an organisation. */
export const ofPerson = saying(
  ...['patient', 'pt', 'person', 'resident', 'client', 'carer', 'kin', 'nok', 'guardian'],
  ...['mother', 'father', 'parent', 'doctor', 'clinician', 'consultant', 'nurse'],
);

/** Headings that say that a value was run through a hash or a cipher. */
export const ofHash = saying(
  ...[
    'hash',
    'hashed',
    'md 5',
    'sha',
    'sha 1',
    'sha 256',
    'sha 512',
    'encrypted',
    'enc',
    'encoded',
  ],
  ...['token', 'tokenised', 'tokenized', 'digest', 'salted', 'hashes'],
);

/** Headings that say that a value was replaced by a pseudonym. */
export const ofPseudonym = saying(
  ...[
    'hash',
    'hashed',
    'md 5',
    'sha',
    'sha 1',
    'sha 256',
    'encrypted',
    'enc',
    'token',
    'tokenised',
  ],
  ...[
    'pseudo',
    'pseudonym',
    'pseudonymised',
    'pseudonymized',
    'pseudonymous',
    'digest',
    'key',
    'sk',
  ],
  ...['salted', 'masked', 'anon', 'anonymised', 'anonymized', 'psid'],
);

const saysPseudonym = saying(
  ...['pseudo', 'pseudonym', 'pseudonymised', 'pseudonymized', 'pseudonymous', 'psid', 'anon'],
  ...['anonymised', 'anonymized', 'sk'],
);

/** Headings of the key by which an extract knows its people. */
export const isPersonKey = (heading: Heading) =>
  saysPseudonym(heading) || knownName(heading.squashed)?.field === 'person_id';

/** Headings of a count, a flag or a state of something, and not of the thing. */
export const ofCount = saying(
  ...['count', 'counts', 'flag', 'status', 'verified', 'valid', 'type', 'has', 'is', 'number of'],
  ...['n of', 'total', 'consultations', 'consultation', 'contacts', 'calls', 'changes', 'moves'],
  ...['missing', 'present', 'quality', 'match', 'matched', 'score', 'consent', 'indicator'],
);
