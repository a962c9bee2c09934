import { countsEvents, type Field, findField } from '../dictionary/dictionary.ts';
import { areaInWords, areaPhrase, isAreaLevel } from './area.ts';
import type { FieldTest } from './field-test.ts';
import type { Phrase } from './kind.ts';
import { rangeInWords } from './range.ts';
import { visible } from './reading.ts';
import { inSentence, listed, spokenNumber, withArticle } from './wording.ts';

/** What is said of somebody of whom a flag or a category holds, and its denial. */
const spoken: Readonly<Record<string, readonly [string, string]>> = {
  housebound: ['is housebound', 'is not housebound'],
  care_home: ['lives in a care home', 'does not live in a care home'],
  carer: ['has a carer', 'does not have a carer'],
  pregnant: ['is pregnant', 'is not pregnant'],
  homeless: ['is homeless', 'is not homeless'],
  looked_after: ['is a looked-after child', 'is not a looked-after child'],
  deceased: ['is deceased', 'is not deceased'],
  'sex 1': ['is male', 'is not male'],
  'sex 2': ['is female', 'is not female'],
  'sex 9': ['is of indeterminate sex', 'is not of indeterminate sex'],
  'sex X': ['is of sex not known', 'is not of sex not known'],
  'frailty fit': ['is fit', 'is not fit'],
  'smoking current': ['is a current smoker', 'is not a current smoker'],
  'smoking former': ['is a former smoker', 'is not a former smoker'],
  'smoking never': ['has never smoked', 'has smoked at some time'],
};

/** Categories that go by their codes, as the lists that define them do. */
const coded: ReadonlySet<string> = new Set(['ethnicity', 'ethnic_group']);

/** Categories that are numbered groups: the number says which, and the label what it is. */
const numbered: ReadonlySet<string> = new Set(['acg_group']);

const plain = (says: string, denies: string): Phrase => ({ says, denies, compound: false });

const has = (what: string): Phrase => plain(`has ${what}`, `does not have ${what}`);

/** Units of which people have a number: `2 or more A&E attendances`. */

/** A label with the words of its own that the sentence supplies (`Lives in a care home`) left. */
function noun({ label }: Field): string {
  return inSentence(label);
}

const withLabel = ({ categories }: Field, code: string) => `${code} (${categories[code] ?? code})`;

function categoryPhrase(field: Field, code: string): Phrase {
  const pair = spoken[`${field.id} ${code}`];
  if (pair !== undefined) return plain(...pair);
  return has(inSentence(field.categories[code] ?? code));
}

function numberPhrase(field: Field, words: string): Phrase {
  if (countsEvents(field)) return has(`${words} ${noun(field)}`);
  if (field.id === 'age') return plain(`is aged ${words}`, `is not aged ${words}`);
  const unit = field.unit === null || field.unit === 'year' ? '' : ` ${field.unit}`;
  return has(`${withArticle(noun(field))} of ${words}${unit}`);
}

function valuesPhrase(field: Field, values: readonly (string | number)[]): Phrase {
  const codes = values.map(String);
  if (isAreaLevel(field.id)) return areaPhrase(field.id, codes);
  if (field.kind === 'number') {
    const numbers = values.map((value) => spokenNumber(Number(value)));
    return numberPhrase(field, listed(numbers, 'or'));
  }
  if (field.kind === 'code' || coded.has(field.id))
    return has(`${noun(field)} ${listed(codes.map(visible), 'or')}`);
  if (numbered.has(field.id)) {
    const groups = codes.map((code) => withLabel(field, code));
    const which = `in ${noun(field)} ${listed(groups, 'or')}`;
    return plain(`is ${which}`, `is not ${which}`);
  }
  const phrases = codes.map((code) => categoryPhrase(field, code));
  const [first, ...rest] = phrases;
  if (first !== undefined && rest.length === 0) return first;
  const says = listed(
    phrases.map((phrase) => phrase.says),
    'or',
  );
  return { says, denies: `none of (${phrases.map((one) => one.says).join(', ')})`, compound: true };
}

/** One value of a field as what a list holds: `mild frailty`, `practice X1`, `IMD decile 3`. */
export function valueInWords(id: string, value: string | number): string {
  const field = findField(id);
  if (field === undefined) return visible(String(value));
  const code = String(value);
  if (isAreaLevel(id)) return areaInWords(id, code);
  if (field.kind === 'number') return `${noun(field)} ${spokenNumber(Number(value))}`;
  if (numbered.has(id)) return `${noun(field)} ${withLabel(field, code)}`;
  if (field.kind === 'code' || coded.has(id)) return `${noun(field)} ${visible(code)}`;
  return inSentence(field.categories[code] ?? code);
}

/** A test of a field in English. */
export function fieldPhrase(id: string, test: FieldTest): Phrase {
  const field = findField(id);
  if (field === undefined) return has(id);
  switch (test.kind) {
    case 'missing': {
      const what = field.kind === 'flag' ? `answer to "${noun(field)}"` : noun(field);
      const [known, lacking] = [`has ${withArticle(what)} recorded`, `has no ${what} recorded`];
      return test.missing ? plain(lacking, known) : plain(known, lacking);
    }
    case 'flag': {
      const [says, denies] = spoken[id] ?? [
        `has "${noun(field)}"`,
        `does not have "${noun(field)}"`,
      ];
      return test.value ? plain(says, denies) : plain(denies, says);
    }
    case 'in':
      return valuesPhrase(field, test.values);
    case 'range': {
      const less = countsEvents(field) ? 'fewer' : 'less';
      return numberPhrase(field, rangeInWords(test, less));
    }
  }
}
