import { isMissing, type Reading } from './vocabulary.ts';

/** Fifths of areas in words, the most deprived first. */
const fifths: readonly string[] = [
  'most deprived',
  'second most deprived',
  'third most deprived',
  'second least deprived',
  'least deprived',
];

const form = /^(?:decile |quintile |d|q)?(\d{1,2})(?:\.0+)?(?:(?:st|nd|rd|th)\b)?(\s*[-–:(].*)?$/;

/**
 * A decile or quintile from `3`, `3.0`, `Decile 3`, `1 - most deprived` or `1 (most deprived)`, and
 * a quintile from `Second most deprived`. The number is as it stands: see {@link countsFromLeast}.
 */
export function readGroup(cell: string, groups: number): Reading<number> {
  const word = cell.trim().toLowerCase();
  if (isMissing(cell)) return 'missing';
  const inWords = groups === 5 ? fifths.indexOf(word) + 1 : 0;
  if (inWords > 0) return inWords;
  const number = Number(form.exec(word)?.[1] ?? 0);
  return number >= 1 && number <= groups ? number : 'unread';
}

/** Whether a column's own labels call its first group the least deprived, or its last the most. */
export function countsFromLeast(cells: Iterable<string>, groups: number): boolean {
  for (const cell of cells) {
    const word = cell.trim().toLowerCase();
    const number = Number(form.exec(word)?.[1] ?? 0);
    if (number === 1 && /\bleast\b/.test(word)) return true;
    if (number === groups && /\bmost\b/.test(word)) return true;
  }
  return false;
}

/** Whether a column's name says that its groups are counted from the least deprived. */
export function namesLeastFirst(name: string, groups: number): boolean {
  const least = String.raw`least(?:[ _.-]*deprived)?`;
  const most = String.raw`most(?:[ _.-]*deprived)?`;
  const is = String.raw`\s*(?:=|:|is|being|-)?\s*`;
  const leastFirst = [
    String.raw`\b1${is}${least}`,
    String.raw`${least}${is}1\b(?!\d)`,
    String.raw`\b${groups}${is}${most}`,
    String.raw`${most}${is}${groups}\b`,
  ];
  const plain = name.replaceAll(/[_.]+/g, ' ');
  const says = (text: string) => new RegExp(text, 'i').test(plain);
  return !says(String.raw`\b1${is}${most}`) && leastFirst.some(says);
}
