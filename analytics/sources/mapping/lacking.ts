import type { Mapping } from '../../contract/extract.ts';
import { findField } from '../../dictionary/dictionary.ts';
import { counted, digits } from '../counted.ts';
import { asksScale } from './asks-scale.ts';
import type { ColumnProfile } from './column-profile.ts';

const mostNames = 12;

/** A column that a flag could be: two different values, or one and blanks. */
function couldBeFlag({ distinct, filled, rows }: ColumnProfile): boolean {
  return distinct === 2 || (distinct === 1 && filled < rows);
}

function hasCondition({ columns }: Mapping): boolean {
  return columns.some(
    ({ field }) => field === 'long:condition' || field?.startsWith('condition:') === true,
  );
}

function conditionRemark(mapping: Mapping, profiles: readonly ColumnProfile[]): string {
  const names = mapping.columns
    .filter(({ field }, index) => {
      const profile = profiles[index];
      return field === null && profile !== undefined && couldBeFlag(profile);
    })
    .map(({ column }) => column);
  if (names.length === 0) return 'No condition was recognised.';
  const shown = names.slice(0, mostNames).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  const list = `${shown.join(', ')}${more > 0 ? ` and ${digits(more)} more` : ''}`;
  const are = names.length === 1 ? 'is' : 'are';
  return `No condition was recognised; ${counted(names.length, 'column')} of two values ${are} kept out: ${list}.`;
}

/** Names by which a person's place is known. */
export const placeFields: readonly string[] = ['lsoa', 'practice', 'pcn', 'lcp'];

const scaleNames: ReadonlyMap<string, string> = new Map([
  ['efi', 'eFI'],
  ['efi2', 'eFI2'],
]);

/** Columns that are guessed at, or kept out for nobody has said what of deprivation they hold. */
function openRemarks({ columns }: Mapping): string[] {
  const hasLevel = columns.some(({ field }) => /^imd_(decile|quintile|rank)$/.test(field ?? ''));
  return columns.flatMap((mapped) => {
    const { column, field, question, scale } = mapped;
    if (question === undefined) return [];
    if (asksScale(mapped)) {
      if (scale !== undefined) {
        const taken = scaleNames.get(scale) ?? scale;
        return [`“${column}” is taken for ${taken} till this is answered: ${question.text}`];
      }
      return field === 'ethnic_group'
        ? [`Of “${column}” what depends on it is missing till this is answered: ${question.text}`]
        : [];
    }
    const label = findField(field ?? '')?.label;
    if (label !== undefined) {
      return [`“${column}” is read as ${label} till this is answered: ${question.text}`];
    }
    const isDeprivation = question.choices.some((choice) => choice.field?.startsWith('imd_'));
    return isDeprivation && field === null && !hasLevel
      ? [`“${column}” is kept out till this is answered: ${question.text}`]
      : [];
  });
}

/** What a mapping gives no column for and an analyst would miss, and what it leaves open. */
export function lackingRemarks(mapping: Mapping, profiles: readonly ColumnProfile[]): string[] {
  const mapped = new Set(mapping.columns.map(({ field }) => field));
  return [
    ...openRemarks(mapping),
    !hasCondition(mapping) && conditionRemark(mapping, profiles),
    !mapped.has('sex') && 'No column gives a sex.',
    placeFields.every((id) => !mapped.has(id)) &&
      'No column gives a place: an LSOA, a practice, a PCN or an LCP.',
    !mapped.has('person_id') && 'No column names people: each row is taken for one person.',
  ].filter((remark) => remark !== false);
}

/** Said before places are known: no column gives deprivation, though an LSOA may lead to it. */
export function lackingDeprivation({ columns }: Mapping): string[] {
  const has = (id: string) => columns.some(({ field }) => field === id);
  if (has('imd_decile') || has('imd_quintile') || has('imd_rank')) return [];
  const none = `No column gives a level of deprivation${has('imd_score') ? ': a score alone gives none' : ''}`;
  return has('lsoa') ? [`${none}: a table of places can give it by LSOA.`] : [`${none}.`];
}
