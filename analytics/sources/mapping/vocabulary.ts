/** Words in cells that say that nothing is known, in small letters. */
export const missingWords: readonly string[] = ['', 'na', 'n/a', 'null', 'unknown'];

const words = (text: string) => new Set(text.split('|'));

const yes = words('1|1.0|y|yes|t|true');
const no = words('0|0.0|n|no|f|false');

const byField: Readonly<Record<string, readonly (readonly [string, ReadonlySet<string>])[]>> = {
  sex: [
    ['1', words('1|1.0|m|male|man|boy')],
    ['2', words('2|2.0|f|female|woman|girl')],
    ['9', words('9|9.0|i|indeterminate|other|o')],
    ['X', words('x|0|0.0|u|unknown|not known|not specified|not stated')],
  ],
  frailty: [
    ['fit', words('fit|not frail|no frailty|robust')],
    ['mild', words('mild|mild frailty|mildly frail')],
    ['moderate', words('moderate|moderate frailty|moderately frail')],
    ['severe', words('severe|severe frailty|severely frail')],
  ],
  smoking: [
    ['current', words('current|current smoker|smoker|smokes')],
    ['former', words('former|former smoker|ex|ex smoker|ex-smoker|past smoker')],
    ['never', words('never|never smoked|never smoker')],
  ],
};

/** What a word says: a value, `missing`, or `unread` where it is no word of this field. */
export type Reading<T> = T | 'missing' | 'unread';

const tidy = (cell: string) => cell.trim().toLowerCase();

/** Whether a cell's text says that nothing is known. */
export function isMissing(cell: string): boolean {
  return missingWords.includes(tidy(cell));
}

/** Whether a cell holds nothing, or a word for nothing that a blank may stand for. */
export function isBlank(cell: string | null): boolean {
  return cell === null || ['', 'na', 'n/a', 'null'].includes(tidy(cell));
}

export function readFlag(cell: string): Reading<boolean> {
  const word = tidy(cell);
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  return isMissing(cell) ? 'missing' : 'unread';
}

/** A category's code from a cell: the code itself, its label, or a word that is used for it. */
export function readCategory(
  field: string,
  categories: Readonly<Record<string, string>>,
  cell: string,
): Reading<string> {
  const word = tidy(cell);
  for (const [code, used] of byField[field] ?? []) if (used.has(word)) return code;
  for (const [code, label] of Object.entries(categories)) {
    if (word === code.toLowerCase() || word === label.toLowerCase()) return code;
  }
  return isMissing(cell) ? 'missing' : 'unread';
}

/** A decile or quintile from `3`, `3.0`, `Decile 3`, `1 - most deprived` or `1 (most deprived)`. */
export function readGroup(cell: string, groups: number): Reading<number> {
  const word = tidy(cell);
  if (isMissing(cell)) return 'missing';
  const digits = /^(?:decile |quintile |d|q)?(\d{1,2})(?:\.0+)?(?:\s*[-–:(].*)?$/.exec(word)?.[1];
  const number = Number(digits ?? 0);
  return number >= 1 && number <= groups ? number : 'unread';
}
