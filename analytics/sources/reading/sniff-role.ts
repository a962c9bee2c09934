import type { FileRole } from '../../contract/reading.ts';
import { candidateOf } from '../mapping/candidate.ts';
import { nameWords } from '../mapping/name-words.ts';
import { readActivity } from '../mapping/read-activity.ts';
import { readCondition } from '../mapping/read-condition.ts';
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

const looked = 2000;

/** A code of ICD-10, with or without its point. */
const icd = /^[A-TV-Z]\d[\dA-Z](?:\.?[\dX]{1,2})?$/;

const readers: readonly (readonly [what: Spoken, speaks: (cell: string) => boolean])[] = [
  ['conditions', (cell) => !['missing', 'unread'].includes(readCondition(cell))],
  ['activity', (cell) => !['missing', 'unread'].includes(readActivity(cell))],
  ['codes', (cell) => icd.test(cell)],
];

type Spoken = 'conditions' | 'activity' | 'codes';

/** What most cells of a column name: several things, or nearly all of them one in more than two letters. */
function spokenIn(sample: readonly SampleRow[], column: number): Spoken | null {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const row of sample.slice(0, looked)) {
    const cell = (row[column] ?? '').trim();
    if (cell === '') continue;
    filled += 1;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  for (const [what, speaks] of readers) {
    const spoken = [...counts].filter(([cell]) => speaks(cell));
    const cells = spoken.reduce((sum, [, count]) => sum + count, 0);
    const isWord = (spoken[0]?.[0].length ?? 0) > 2;
    const share = filled === 0 ? 0 : cells / filled;
    if (spoken.length > 1 ? share >= 0.5 : isWord && share >= 0.8) return what;
  }
  return null;
}

/** A file that no name speaks for, by the cells of its columns that are no known field. */
function roleByCells(
  header: readonly string[],
  sample: readonly SampleRow[],
  isRepeated: boolean,
): { readonly role: FileRole; readonly reason: string } | null {
  const spoken = header.map((column, at) =>
    candidateOf(column) === null ? spokenIn(sample, at) : null,
  );
  const at = (what: Spoken) => spoken.indexOf(what);
  const rows = 'one row a person and condition';
  if (at('conditions') >= 0) {
    const reason = `Taken for conditions, ${rows}: the cells of ${header[at('conditions')]} name them.`;
    return { role: 'conditions', reason };
  }
  if (at('activity') >= 0) {
    const reason = `Taken for activity, one row an event: the cells of ${header[at('activity')]} name its kinds.`;
    return { role: 'activity', reason };
  }
  if (at('codes') < 0 || !isRepeated) return null;
  const reason = `Taken for conditions, ${rows}: the cells of ${header[at('codes')]} look like ICD-10 codes.`;
  return { role: 'conditions', reason };
}

const people = { role: 'people', reason: 'Taken for people, one row a person.' } as const;

const untold = {
  role: 'people',
  reason:
    'Taken for people, one row a person, as neither names nor cells tell: the role may be people, conditions or activity.',
} as const;

/** What a file brings, by the names of its columns, by its cells, and whether people stand in it more than once; and why. */
export function sniffRole(
  header: readonly string[],
  sample: readonly SampleRow[],
): { readonly role: FileRole; readonly reason: string } {
  const { fields, conditionColumns, eventColumns } = look(header);
  const person = header.findIndex((column) => candidateOf(column)?.field === 'person_id');
  const flags = fields.filter((field) => field.startsWith('condition:')).length;
  const about = fields.filter((field) => aboutPeople.has(field)).length;
  const activity = fields.filter((field) => aboutActivity.has(field)).length;
  if (flags > 1 || about > 3) return people;
  const isRepeated = person >= 0 && repeats(sample, person);
  const hasCondition = conditionColumns > 0 && activity === 0;
  if (person >= 0 && hasCondition && (about < 2 || isRepeated)) {
    const reason =
      'Taken for conditions, one row a person and condition, by the names of its columns.';
    return { role: 'conditions', reason };
  }
  if (about > 1 || flags > 0) return people;
  if (person >= 0 && (activity > 0 || eventColumns > 0)) {
    const rows = isRepeated ? 'one row an event' : 'one row a person or event';
    return {
      role: 'activity',
      reason: `Taken for activity, ${rows}, by the names of its columns.`,
    };
  }
  return roleByCells(header, sample, isRepeated) ?? (about > 0 ? people : untold);
}
