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

/** How many groups a column's own labels speak of: 5 or 10; null where they do not say. */
export function saysGroups(cells: Iterable<string>): 5 | 10 | null {
  for (const cell of cells) {
    const word = cell.trim().toLowerCase();
    if (/^(?:decile |d)\d/.test(word) || /^10\b.*\b(least|most)\b/.test(word)) return 10;
    if (/^(?:quintile |q)\d/.test(word) || fifths.includes(word)) return 5;
    if (/^5\b.*\b(least|most)\b/.test(word)) return 5;
  }
  return null;
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
  const least = 'least(?:[ _.-]*deprived)?';
  const most = 'most(?:[ _.-]*deprived)?';
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
