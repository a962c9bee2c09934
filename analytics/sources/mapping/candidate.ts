import { findField } from '../../dictionary/dictionary.ts';
import { type Candidate, knownName, knownWords } from './known-names.ts';
import { nameWords, squash } from './name-words.ts';

type Kind = 'condition' | 'flag' | 'code' | 'category' | 'number' | 'activity';

/** What a field holds; activity is a number of contacts, attendances, admissions or days. */
function kindOf(id: string): Kind {
  const field = findField(id);
  if (field === undefined) return 'condition';
  const isActivity = /^(contacts|attendances|admissions|days)$/.test(field.unit ?? '');
  return isActivity ? 'activity' : field.kind;
}

const any: readonly Kind[] = ['condition', 'flag', 'code', 'category', 'number', 'activity'];
const yesOrNo: readonly Kind[] = ['condition', 'flag'];

/** Words before a name that say how a column was made, and what it may then hold. */
const prefixes: readonly (readonly [words: readonly string[], kinds: readonly Kind[]])[] = [
  [['att'], any],
  [['util', 'activity'], any],
  ...['has', 'flag', 'is', 'condition', 'qof', 'ltc', 'dx', 'hx', 'diag', 'reg', 'register'].map(
    (word) => [[word], yesOrNo] as const,
  ),
  ...[['date'], ['date', 'of'], ['earliest'], ['first']].map((words) => [words, yesOrNo] as const),
  [['reg'], ['code']],
];

/** Words after a name that do the same. */
const suffixes: Readonly<Record<string, readonly Kind[]>> = {
  latest: any,
  value: [...yesOrNo, 'category', 'number', 'activity'],
  flag: yesOrNo,
  register: yesOrNo,
  status: [...yesOrNo, 'category'],
  code: [...yesOrNo, 'code', 'category'],
  id: ['code', 'category'],
  number: ['code', 'activity'],
  count: ['activity'],
  date: yesOrNo,
  dt: yesOrNo,
  diagnosis: yesOrNo,
  diagnosed: yesOrNo,
  onset: yesOrNo,
};

/** Names whose words would mean something else with one of them left off. */
const misleading: ReadonlySet<string> = new Set(['iscarer', 'carerstatus', 'regid']);

interface Stripped {
  readonly rest: readonly string[];
  readonly off: readonly string[];
  readonly kinds: readonly Kind[];
}

/** The words of a name with each of the prefixes and any number of the suffixes left off. */
function* stripped(words: readonly string[]): Generator<Stripped> {
  let body: Stripped = { rest: words, off: [], kinds: any };
  while (body.rest.length > 0 && !misleading.has(body.rest.join(''))) {
    const { rest, off, kinds } = body;
    yield body;
    for (const [prefix, allowed] of prefixes) {
      if (rest.length > prefix.length && prefix.every((word, at) => rest[at] === word)) {
        yield {
          rest: rest.slice(prefix.length),
          off: [prefix.join(' '), ...off],
          kinds: kinds.filter((kind) => allowed.includes(kind)),
        };
      }
    }
    const last = rest.at(-1) ?? '';
    const allowed = Object.hasOwn(suffixes, last) ? (suffixes[last] ?? []) : [];
    body = {
      rest: allowed.length === 0 ? [] : rest.slice(0, -1),
      off: [last, ...off],
      kinds: kinds.filter((kind) => allowed.includes(kind)),
    };
  }
}

/** The field that a column's name speaks for; null where it is none that is known. */
export function candidateOf(name: string): Candidate | null {
  const whole = knownName(name);
  if (whole !== undefined) return whole;
  if (misleading.has(squash(name))) return null;
  for (const { rest, off, kinds } of stripped(nameWords(name))) {
    const found = knownWords(rest);
    if (found === undefined || !kinds.includes(kindOf(found.field))) continue;
    const without = off.map((word) => `“${word}”`).join(' and ');
    const reason =
      off.length === 0 ? found.reason : `${found.reason.replace(/\.$/, '')} (${without} left off).`;
    return { ...found, confidence: 0.8, reason };
  }
  return null;
}
