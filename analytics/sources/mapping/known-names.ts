import { conditions, fields } from '../../dictionary/dictionary.ts';
import { nameWords, squash } from './name-words.ts';

/** A field that a name speaks for, how surely, and why in words. */
export interface Candidate {
  readonly field: string;
  readonly confidence: number;
  readonly reason: string;
}

/** Names that mean a field less surely than those of the dictionary, each with why. */
const lesserNames: readonly (readonly [name: string, field: string, reason: string])[] = [
  ['ae', 'ae_attendances', 'A short name for ae_attendances.'],
  ['nel', 'emergency_admissions', 'A short name for emergency_admissions.'],
  ['pcn name', 'pcn', 'The name of a PCN, which tells PCNs apart as a code does.'],
];

const sameWord: Readonly<Record<string, string>> = {
  admits: 'admission',
  admissions: 'admission',
  attends: 'attendance',
  attendances: 'attendance',
  pseudo: 'pseudonym',
  pseudonymised: 'pseudonym',
  pseudonymized: 'pseudonym',
  pseudonymous: 'pseudonym',
};

/** Words joined, with those that say the same thing written the same way. */
export function plainName(words: readonly string[]): string {
  return words.map((word) => sameWord[word] ?? word).join('');
}

function everyName(): (Candidate & { readonly name: string })[] {
  const known = (name: string, field: string, confidence: number, reason: string) => ({
    ...{ name, field, confidence, reason },
  });
  return [
    ...fields.flatMap(({ id, label, synonyms }) => [
      known(id, id, 1, `The name of the field ${id}.`),
      ...[label, ...synonyms].map((name) => known(name, id, 0.95, `A known name for ${label}.`)),
    ]),
    ...conditions.flatMap(({ id, label, qof, synonyms }) => {
      const field = `condition:${id}`;
      return [
        known(id, field, 1, `The name of the condition ${id}.`),
        ...[label, ...synonyms].map((name) =>
          known(name, field, 0.95, `A known name for ${label}.`),
        ),
        ...(qof === null ? [] : [known(qof, field, 0.95, `The QOF register code of ${label}.`)]),
      ];
    }),
    ...lesserNames.map(([name, field, reason]) => known(name, field, 0.8, reason)),
  ];
}

function indexBy(keyOf: (name: string) => string): ReadonlyMap<string, Candidate> {
  const index = new Map<string, Candidate>();
  for (const { name, ...candidate } of everyName()) {
    const key = keyOf(name);
    if ((index.get(key)?.confidence ?? 0) < candidate.confidence) index.set(key, candidate);
  }
  return index;
}

const exact = indexBy(squash);
const alike = indexBy((name) => plainName(nameWords(name)));

/** What a name is known for, whatever its capitals and punctuation. */
export function knownName(name: string): Candidate | undefined {
  return exact.get(squash(name));
}

/** What words are known for, where words that say the same thing may stand for each other. */
export function knownWords(words: readonly string[]): Candidate | undefined {
  return exact.get(words.join('')) ?? alike.get(plainName(words));
}
