import { shareOf } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { NamedColumn } from './named-column.ts';
import { placeCode } from './place-code.ts';
import { keepOut, type Proposal } from './proposal.ts';

/** Share of the cells that must look alike before they speak for a field. */
const nearlyAll = 0.98;

/** The same where only different values are known, of which few cells may make many. */
const mostDifferent = 0.9;

/** Words of a name by which its codes are not those of the person. */
const ofOthers =
  /^(practice|gp|surgery|provider|site|hospital|trust|previous|old|former|merged|pharmacy|school|birth)$/;
const noAge =
  /^(band|bands|group|groups|range|category|mean|average|stage|practice|death|diagnosis|diagnosed|onset|registration|admission|discharge|referral|first)$/;

const wholeNumber = /^\s*(\d{1,3})([.,]0+)?\s*$/;

const seems = (field: string, confidence: number, reason: string): Proposal => ({
  ...{ field, confidence, reason },
});

function placeByValues(profile: ColumnProfile): Proposal | null {
  for (const [field, what] of [
    ['lsoa', 'LSOAs'],
    ['pcn', 'PCNs'],
    ['practice', 'GP practices'],
  ] as const) {
    const form = placeCode(field);
    const share = form && shareOf(profile, (cell) => form.test(cell));
    if ((share ?? 0) >= nearlyAll) return seems(field, 0.6, `Its cells are codes of ${what}.`);
  }
  return null;
}

const sexWords = /^\s*(m|f|male|female|u|unknown|x|indeterminate|other|not known)\s*$/i;
const sexCodes = /^\s*[1290x](\.0)?\s*$/i;

/** Both of two values stand in at least three of ten filled cells, as sexes do. */
function isHalfAndHalf(profile: ColumnProfile, one: RegExp, two: RegExp): boolean {
  const share = (form: RegExp) => shareOf(profile, (cell) => form.test(cell)) ?? 0;
  return share(one) >= 0.3 && share(two) >= 0.3;
}

function sexByValues(profile: ColumnProfile): Proposal | null {
  const all = (form: RegExp) => (shareOf(profile, (cell) => form.test(cell)) ?? 0) >= nearlyAll;
  if (all(sexWords) && isHalfAndHalf(profile, /^\s*m(ale)?\s*$/i, /^\s*f(emale)?\s*$/i)) {
    return seems('sex', 0.6, 'Its cells say male and female.');
  }
  if (!all(sexCodes) || !isHalfAndHalf(profile, /^\s*1(\.0)?\s*$/, /^\s*2(\.0)?\s*$/)) return null;
  return {
    ...seems('sex', 0.3, 'Its cells are 1 and 2, about as often, as codes of sex are.'),
    question: {
      text: 'Are these codes of sex, 1 male and 2 female?',
      choices: [{ label: 'Sex: 1 male, 2 female', field: 'sex' }, keepOut],
    },
  };
}

function ageByValues({ profile, words }: NamedColumn): Proposal | null {
  if (!words.includes('age') || words.some((word) => noAge.test(word))) return null;
  const years = (cell: string) => Number(wholeNumber.exec(cell)?.[1] ?? Number.NaN);
  const share = (passes: (age: number) => boolean) =>
    shareOf(profile, (cell) => passes(years(cell))) ?? 0;
  const isNumbers = profile.numbers >= profile.filled * nearlyAll;
  const least = profile.values === null ? mostDifferent : nearlyAll;
  return isNumbers &&
    share((age) => age <= 120) >= least &&
    share((age) => age > 10 && age <= 120) > 0
    ? seems('age', 0.6, 'Its name has the word age, and its cells are whole numbers up to 120.')
    : null;
}

/**
 * What a column's cells speak for where its name speaks for nothing: codes of LSOAs, practices and
 * PCNs, sexes, ages. Never as sure as a name.
 */
export function byValues(column: NamedColumn): Proposal | null {
  const { profile, words } = column;
  if (profile.type === 'flag' || profile.type === 'date' || profile.filled === 0) return null;
  const isAlone = words.length === 1 && /^(gp|surgery)$/.test(words[0] ?? '');
  if (!isAlone && words.some((word) => ofOthers.test(word))) return null;
  return placeByValues(profile) ?? sexByValues(profile) ?? ageByValues(column);
}
