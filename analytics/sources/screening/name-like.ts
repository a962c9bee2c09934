import type { Cell } from './column.ts';
import { everydayWords, givenNames, surnames } from './common-names.ts';

/** How a cell reads as a person's name. */
export interface NameLike {
  /** One word; two to four words; or a title or initials and a surname. */
  readonly form: 'single' | 'full' | 'titled' | 'initials';
  /** How many of its words are common names. */
  readonly known: number;
  /** Whether one of them is a given name. */
  readonly hasGiven: boolean;
}

const titles = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lady lord rev revd reverend father sister'.split(
    ' ',
  ),
);

/** Words of organisations, places and illnesses: what holds one is no person's name. */
const otherThings = new Set(
  (
    'practice surgery medical centre center health hospital clinic infirmary house lodge court road ' +
    'street lane avenue park view hall partners partnership group care home nursing residential ward ' +
    'district city town village county school college university trust nhs pharmacy chemist ltd plc ' +
    'limited company council borough community unit department service services team network pcn lcp ' +
    'icb north south east west upper lower great disease syndrome disorder infection failure cancer ' +
    'chronic acute type mild moderate severe other unknown not none british irish african asian black ' +
    'white mixed indian pakistani chinese caribbean background green garden gardens common the and of ' +
    'with for in to or no yes royal general st saint church cross bridge field fields farm manor grange ' +
    'hill mill wood woods well royds estate close drive way place square mount terrace crescent grove ' +
    'tablets capsules cream mg ml manager officer assistant worker engineer nurse teacher driver ' +
    'palsy sign test score scale yes true false male female null redacted removed anonymised ' +
    'anonymized withheld hidden masked blank missing present'
  ).split(' '),
);

const separators = /[\s,.]+/;
const letters = /^\p{L}[\p{L}'’-]*$/u;

/** Letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae' },
};

function plainWord(word: string): string {
  const small = word.toLowerCase();
  return /[^a-z'-]/.test(small)
    ? small
        .replace(/[’`]/g, "'")
        .replace(/[łøđßæ]/g, (letter) => plainLetters[letter] ?? letter)
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
    : small;
}

/** Both halves of a double name count. */
const isIn = (names: ReadonlySet<string>, word: string) =>
  names.has(word) || (word.includes('-') && word.split('-').some((half) => names.has(half)));

function formOf(words: readonly string[], isTitled: boolean): NameLike['form'] | null {
  const long = words.filter((word) => word.length > 1 && !/^[A-Z]{2}$/.test(word));
  if (long.length === 0 || words.length > 4) return null;
  if (isTitled) return 'titled';
  if (long.length === 1 && words.length > 1) return 'initials';
  return words.length === 1 ? 'single' : 'full';
}

/** How a cell reads as a person's name; null where it cannot be one. */
export function readName({ text, digits }: Cell): NameLike | null {
  if (digits > 0 || text.length < 2 || text.length > 50 || /[&/@;:+=_<>*[\]|]/.test(text))
    return null;
  const written = text
    .replace(/\((?:mrs?|ms|miss|dr)\.?\)/i, '')
    .split(separators)
    .filter((word) => word !== '');
  const isTitle = (word: string) => titles.has(word.toLowerCase());
  const words = written.filter((word) => !isTitle(word));
  if (words.length === 0 || words.some((word) => !letters.test(word))) return null;
  const form = formOf(words, words.length < written.length);
  if (form === null) return null;
  const plain = words.map(plainWord);
  if (plain.some((word) => otherThings.has(word) && (form !== 'single' || !surnames.has(word)))) {
    return null;
  }
  const isKnown = (word: string) => isIn(givenNames, word) || isIn(surnames, word);
  const known = plain.filter((word) => word.length > 1 && isKnown(word)).length;
  const onlyEveryday = form === 'single' && plain.every((word) => everydayWords.has(word));
  return {
    form,
    known: onlyEveryday ? 0 : known,
    hasGiven: !onlyEveryday && plain.some((word) => isIn(givenNames, word)),
  };
}
