const codes = /^([A-HJ-NPRSTWZ])$/i;
const labelled = /^([A-HJ-NPRSTWZ])\s*[-–:.)]\s*\S/i;
/**
 * A national code with a second character of local use, as the Data Dictionary allows: a digit or a
 * star, or a letter where lists of backgrounds have one (`CA` English, `PA` Somali). `NA` is none.
 */
const local = /^(?:[A-HJ-NPRSZ][0-9*]|C[A-Y]|G[A-F]|L[A-K]|[PS][A-E])$/;

/** Whether codes are those of the police (`W1`, `A1`, `O9`), whose letters mean other groups. */
export function isPoliceCode(cell: string): boolean {
  return /^(?:W\d|O\d)$/.test(cell.trim());
}

/** Broad groups, and the code for everyone else in them. */
type Group = 'white' | 'mixed' | 'asian' | 'black' | 'other';

const restOf: Readonly<Record<Group, string>> = {
  white: 'C',
  mixed: 'G',
  asian: 'L',
  black: 'P',
  other: 'S',
};

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.split(/[^a-z0-9+]+/).filter((word) => word !== ''));

function groupOfWords(words: ReadonlySet<string>): Group | null {
  if (words.has('mixed') || words.has('multiple')) return 'mixed';
  if (words.has('white')) return words.has('asian') || words.has('black') ? 'mixed' : 'white';
  if (words.has('asian')) return 'asian';
  if (words.has('black')) return 'black';
  return words.has('other') ? 'other' : null;
}

/** Backgrounds by words that name them; the first of which all words are there. */
const backgrounds: readonly (readonly [code: string, words: readonly string[]])[] = [
  ['D', ['white', 'caribbean']],
  ['E', ['white', 'african']],
  ['F', ['white', 'asian']],
  ['T', ['traveller']],
  ['T', ['gypsy']],
  ['W', ['arab']],
  ['H', ['indian']],
  ['J', ['pakistani']],
  ['K', ['bangladeshi']],
  ['R', ['chinese']],
  ['M', ['caribbean']],
  ['N', ['african']],
];

/** The same, under white or under no heading at all. */
const whiteBackgrounds: readonly (readonly [code: string, word: string])[] = [
  ['A', 'english'],
  ['A', 'welsh'],
  ['C', 'roma'],
  ['B', 'irish'],
  ['A', 'british'],
];

/** Whether words name two backgrounds at once, as the headings of the censuses do. */
function isHeading(words: ReadonlySet<string>): boolean {
  if (words.has('chinese') && words.has('other')) return true;
  return words.has('caribbean') && words.has('african');
}

/** The category of one background, named under a heading or without. */
function backgroundOf(words: ReadonlySet<string>, heading: Group | null): string | null {
  if (isHeading(words)) return null;
  const exact = backgrounds.find(([, all]) => all.every((word) => words.has(word)));
  if (exact !== undefined) return exact[0];
  const isOther = words.has('other');
  const group = groupOfWords(words);
  if (!isOther && (group ?? heading ?? 'white') === 'white') {
    return whiteBackgrounds.find(([, word]) => words.has(word))?.[0] ?? null;
  }
  if (!isOther) return null;
  if (group !== null && group !== 'other') return restOf[group];
  if (heading !== null) return restOf[heading];
  return words.has('ethnic') || words.has('background') ? 'S' : null;
}

function notKnown(text: string): string | null {
  if (/\b(not stated|refused|prefer not to say|declined|not disclosed|not given)\b/.test(text)) {
    return 'Z';
  }
  return /^(99|x|unknown|not known|not recorded|not specified)$/.test(text) ? '99' : null;
}

/**
 * The ethnic category of a cell: a code of the 16+1 or 18+1 list, `Z` not stated, `99` not known,
 * from the code, the code and its label, or the label alone as the censuses of 2001 to 2021 and the
 * Data Dictionary word it. Undefined where it is none, a broad group included.
 */
export function readEthnicity(cell: string): string | undefined {
  const text = cell.trim();
  const code =
    codes.exec(text)?.[1] ?? labelled.exec(text)?.[1] ?? (local.test(text) ? text[0] : undefined);
  if (code !== undefined) return code.toUpperCase();
  const lower = text.toLowerCase().replaceAll('&', ' and ');
  const unknown = notKnown(lower);
  if (unknown !== null) return unknown;
  const parts = lower.split(/\s*:\s*|\s+[-–]\s+/);
  const last = parts.at(-1) ?? '';
  const heading = parts.length > 1 ? groupOfWords(wordsOf(parts[0] ?? '')) : null;
  return backgroundOf(wordsOf(last), heading) ?? undefined;
}

/** The scheme by which Chinese people are counted: as Asian (2011, 2021) or with others (2001). */
export type EthnicScheme = '2001' | '2011';

const groupByCode: ReadonlyMap<string, string> = new Map([
  ...[...'ABCT'].map((code) => [code, 'white'] as const),
  ...[...'DEFG'].map((code) => [code, 'mixed'] as const),
  ...[...'HJKL'].map((code) => [code, 'asian'] as const),
  ...[...'MNP'].map((code) => [code, 'black'] as const),
  ...[...'SW'].map((code) => [code, 'other'] as const),
  ['Z', 'unknown'],
  ['99', 'unknown'],
]);

/** Codes by group; `R`, Chinese, goes with Asian or with other as the scheme says. */
export function ethnicGroupOfCode(code: string, scheme: string | undefined): string | undefined {
  if (code !== 'R') return groupByCode.get(code);
  if (scheme === '2011') return 'asian';
  return scheme === '2001' ? 'other' : undefined;
}

/** The broad group of a cell, also where it names one background of a group. */
export function readEthnicGroup(cell: string, scheme: string | undefined): string | undefined {
  const lower = cell.trim().toLowerCase().replaceAll('&', ' and ');
  const isCode = lower.length <= 2;
  const words = wordsOf(lower);
  const isBroad = !words.has('chinese') || words.has('other') || words.has('asian');
  const group = isCode ? null : groupOfWords(words);
  if (group !== null && isBroad && !/[:–]|\s-\s/.test(lower)) return group;
  const code = readEthnicity(cell);
  return code === undefined ? undefined : ethnicGroupOfCode(code, scheme);
}

/** The scheme that a column's own labels show; null where they show none. */
export function schemeOf(cells: Iterable<string>): EthnicScheme | null {
  for (const cell of cells) {
    const words = wordsOf(cell.toLowerCase());
    if (!words.has('chinese')) continue;
    if (words.has('asian')) return '2011';
    if (words.has('other')) return '2001';
  }
  return null;
}
