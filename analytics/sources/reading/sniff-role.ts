import type { FileRole } from '../../contract/reading.ts';
import { candidateOf } from '../mapping/candidate.ts';
import { nameWords } from '../mapping/name-words.ts';
import type { SampleRow } from './part.ts';

const aboutPeople = new Set([
  ...['age', 'birth_year', 'sex', 'ethnicity', 'lsoa', 'practice', 'pcn', 'lcp'],
  ...['imd_decile', 'imd_quintile', 'smoking', 'bmi', 'frailty', 'efi', 'deceased'],
]);

const aboutActivity = new Set([
  ...['gp_contacts', 'ae_attendances', 'outpatient_attendances', 'elective_admissions'],
  ...['emergency_admissions', 'bed_days', 'cost'],
]);

const conditionWords =
  /^(?:conditions?|diagnos[ei]s|diag|dx|diseases?|snomed|icd|icd10|concept|ltc|morbidity|problem|readcode|registers?)$/;

const eventWords =
  /^(?:attendances?|admissions?|admitted|discharged?|contacts?|appointments?|events?|activity|pod|spell|episodes?|visits?|encounters?|referrals?|arrival|activities)$/;

/** Names of several words that speak of events as a whole. */
const eventNames: ReadonlySet<string> = new Set(['point of delivery']);

interface Seen {
  readonly fields: readonly string[];
  readonly conditionColumns: number;
  readonly eventColumns: number;
}

function look(header: readonly string[]): Seen {
  const candidates = header.map((column) => candidateOf(column)?.field ?? null);
  const unknown = header.filter((_, index) => candidates[index] === null).map(nameWords);
  const having = (pattern: RegExp, names?: ReadonlySet<string>) =>
    unknown.filter(
      (words) => words.some((word) => pattern.test(word)) || names?.has(words.join(' ')),
    ).length;
  return {
    fields: candidates.filter((field) => field !== null),
    conditionColumns: having(conditionWords),
    eventColumns: having(eventWords, eventNames),
  };
}

/** Whether some of the values of a column stand in more than one row that was looked at. */
function repeats(sample: readonly SampleRow[], column: number): boolean {
  const values = sample.map((row) => row[column] ?? '').filter((value) => value !== '');
  return values.length > 1 && new Set(values).size < values.length * 0.98;
}

/** What a file brings, by the names of its columns and whether people stand in it more than once; and why. */
export function sniffRole(
  header: readonly string[],
  sample: readonly SampleRow[],
): { readonly role: FileRole; readonly reason: string } {
  const { fields, conditionColumns, eventColumns } = look(header);
  const person = header.findIndex((column) => candidateOf(column)?.field === 'person_id');
  const flags = fields.filter((field) => field.startsWith('condition:')).length;
  const about = fields.filter((field) => aboutPeople.has(field)).length;
  const activity = fields.filter((field) => aboutActivity.has(field)).length;
  const people = { role: 'people', reason: 'Taken for people, one row a person.' } as const;
  if (person < 0 || flags > 1) return people;
  const isRepeated = repeats(sample, person);
  if (conditionColumns > 0 && activity === 0 && (about < 2 || (isRepeated && about < 4))) {
    const reason =
      'Taken for conditions, one row a person and condition, by the names of its columns.';
    return { role: 'conditions', reason };
  }
  if (about > 1 || flags > 0) return people;
  if (activity > 0 || eventColumns > 0) {
    const rows = isRepeated ? 'one row an event' : 'one row a person or event';
    return {
      role: 'activity',
      reason: `Taken for activity, ${rows}, by the names of its columns.`,
    };
  }
  return people;
}
