import { readEthnicGroup, readEthnicity } from './read-ethnicity.ts';

/** Words in cells that stand for a blank, in small letters. */
export const blankWords: readonly string[] = [
  ...['', 'na', 'n/a', 'null', 'none', 'nan', '-', '.', '<na>', '#n/a', '\\n'],
];

/** Words in cells that say that nothing is known, in small letters. */
export const missingWords: readonly string[] = [
  ...blankWords,
  ...['unknown', 'not known', 'not recorded'],
];

const words = (text: string) => new Set(text.split('|'));

const yes = words(
  '1|1.0|y|yes|t|true|present|positive|pos|+|ever|diagnosed|detected|on register|✓|✔|√|☑',
);
const no = words(
  '0|0.0|n|no|f|false|absent|not present|negative|neg|never|not diagnosed|undiagnosed|not detected|not on register|✗|✘|☐',
);

type Words = readonly (readonly [code: string, words: ReadonlySet<string>])[];

const sex: Words = [
  ['1', words('1|m|male|man|boy|trans man|males|masculine')],
  ['2', words('2|f|female|woman|girl|trans woman|females|fem|feminine')],
  [
    '9',
    words(
      '9|i|indeterminate|indeterminate sex|undetermined|intersex|other|o|3|4|non-binary|non binary|nonbinary',
    ),
  ],
  [
    'X',
    words(
      'x|0|u|z|unknown|not known|not specified|unspecified|not stated|not recorded|not applicable|prefer not to say|not disclosed|declined',
    ),
  ],
];

/** Patient Need Groups as reports of the ACG System spell them, by number. */
const needGroups: Words = [
  'non-users|non user|non users',
  'low need child|low need children|low-need children',
  'low need adult|low need adults|low-need adults',
  'low-complexity multimorbidity|low complexity multi-morbidity|low multi-morbidity',
  'medium-complexity multimorbidity|medium complexity multi-morbidity|medium multi-morbidity',
  'low complexity pregnancy|low-complexity pregnancy|pregnancy, low complexity',
  'high complexity pregnancy|high-complexity pregnancy|pregnancy, high complexity',
  'dominant psychiatric|dominant psychiatric conditions|dominant psychiatric/behavioural condition',
  'dominant major chronic|dominant major chronic conditions',
  'high-complexity multimorbidity|multi-morbidity, high complexity|multimorbidity high complexity',
  'frail',
].map((spelled, place) => {
  const number = place + 1;
  const padded = String(number).padStart(2, '0');
  return [`${number}`, words(`${spelled}|png ${number}|png${number}|png ${padded}|png${padded}`)];
});

const byField: Readonly<Record<string, Words>> = {
  sex,
  acg_group: needGroups,
  frailty: [
    [
      'fit',
      words('fit|not frail|non-frail|non frail|no frailty|robust|very fit|well|managing well'),
    ],
    ['mild', words('mild|mild frailty|mildly frail|living with mild frailty')],
    [
      'moderate',
      words('moderate|mod|moderate frailty|moderately frail|living with moderate frailty'),
    ],
    [
      'severe',
      words(
        'severe|severe frailty|severely frail|very severe|very severely frail|living with severe frailty|living with very severe frailty',
      ),
    ],
  ],
  smoking: [
    ['current', words('current|current smoker|currently smokes|smoker|smokes')],
    ['former', words('former|former smoker|ex|ex smoker|ex-smoker|past smoker')],
    ['never', words('never|never smoked|never smoker|never-smoker|never smoked tobacco')],
  ],
};

/** What a word says: a value, `missing`, or `unread` where it is no word of this field. */
export type Reading<T> = T | 'missing' | 'unread';

const tidy = (cell: string) => cell.trim().toLowerCase();

const missing = new Set(missingWords);
const blank = new Set(blankWords);

/** Whether a cell's text says that nothing is known. */
export function isMissing(cell: string): boolean {
  return missing.has(tidy(cell));
}

/** Whether a cell holds nothing, or a word for nothing that a blank may stand for. */
export function isBlank(cell: string | null): boolean {
  return cell === null || blank.has(tidy(cell));
}

/** Whether the provider has hidden what the cell held: a star, `<5`, or a word for it. */
export function isSuppressed(cell: string): boolean {
  return /^(\*+|<\s?\d+|\[c\]|suppressed|redacted)$/.test(tidy(cell));
}

export function readFlag(cell: string): Reading<boolean> {
  const word = tidy(cell);
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  return isMissing(cell) ? 'missing' : 'unread';
}

const code = String.raw`\(?[a-z0-9]{1,2}\)?`;
const afterCode = new RegExp(String.raw`^(?:${code}\s*[-–:.)]|\([a-z0-9]{1,2}\))\s*(\D.*)$`);
const beforeNote = /^(.*?\S)\s*(?:[([].*[)\]]|,\s*including\b.*)$/;

/** A label without the code before it or the note after it: `1 - Male`, `Male (1)`; and `01` as `1`. */
function* spellings(word: string): Generator<string> {
  yield word;
  const number = /^0?(\d{1,2})(?:\.0+)?$/.exec(word)?.[1];
  if (number !== undefined) yield number;
  const label = afterCode.exec(word)?.[1] ?? word;
  yield label;
  yield beforeNote.exec(label)?.[1] ?? label;
  yield label.replace(/\.$/, '');
}

/** A category's code from a cell: the code itself, its label, or a word that is used for it. */
export function readCategory(
  field: string,
  categories: Readonly<Record<string, string>>,
  cell: string,
  scale?: string,
): Reading<string> {
  if (field === 'ethnicity') return readEthnicity(cell) ?? (isMissing(cell) ? 'missing' : 'unread');
  if (field === 'ethnic_group') {
    return readEthnicGroup(cell, scale) ?? (isMissing(cell) ? 'missing' : 'unread');
  }
  for (const word of spellings(tidy(cell))) {
    for (const [code, used] of byField[field] ?? []) if (used.has(word)) return code;
    for (const [code, label] of Object.entries(categories)) {
      if (word === code.toLowerCase() || word === label.toLowerCase()) return code;
    }
  }
  return isMissing(cell) ? 'missing' : 'unread';
}
