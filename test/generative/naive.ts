import { conditions as dictionary } from '../../analytics/dictionary/dictionary.ts';
import { scores } from '../../analytics/dictionary/scores.ts';
import type { Person } from '../sql/people-table.ts';

/** True, false or unknown (null): Kleene's strong logic. */
export type Truth = boolean | null;

/** Any map that an author may write; the evaluator looks at the keys by itself. */
export type Authored = Readonly<Record<string, unknown>>;

const not = (truth: Truth): Truth => (truth === null ? null : !truth);

const all = (truths: readonly Truth[]): Truth => {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
};

const any = (truths: readonly Truth[]): Truth => not(all(truths.map(not)));

const held = (person: Person, column: string) => person[column] ?? null;

type Bounds = { 'at-least'?: number; 'at-most'?: number; under?: number; over?: number } & {
  between?: readonly [number, number];
};

function lies(number: number, bounds: Bounds): boolean {
  const { 'at-least': least, 'at-most': most, under, over, between } = bounds;
  if (least !== undefined && number < least) return false;
  if (most !== undefined && number > most) return false;
  if (under !== undefined && number >= under) return false;
  if (over !== undefined && number <= over) return false;
  return between === undefined || (number >= between[0] && number <= between[1]);
}

type Listed = Bounds & { of?: readonly string[] };

/** Tries every number that the unknown ones of some flags leave possible. */
function counted(flags: readonly Truth[], bounds: Bounds): Truth {
  if (flags.length === 0) return null;
  const known = flags.filter((flag) => flag === true).length;
  const unknown = flags.filter((flag) => flag === null).length;
  const answers = Array.from({ length: unknown + 1 }, (_, more) => lies(known + more, bounds));
  if (answers.every((answer) => answer)) return true;
  return answers.some((answer) => answer) ? null : false;
}

const flagsOf = (ids: readonly string[], person: Person) =>
  ids.filter((id) => id in person).map((id) => held(person, id) as Truth);

function conditions(criterion: Listed, person: Person): Truth {
  const longTerm = dictionary.filter((condition) => condition.longTerm).map(({ id }) => id);
  return counted(flagsOf(criterion.of ?? longTerm, person), criterion);
}

function systems(criterion: Listed, person: Person): Truth {
  const longTerm = dictionary.filter((condition) => condition.longTerm);
  const named = criterion.of ?? [...new Set(longTerm.map(({ system }) => system))];
  const flags = named.map((system) => {
    const ids = longTerm.filter((condition) => condition.system === system).map(({ id }) => id);
    return flagsOf(ids, person);
  });
  return counted(
    flags.filter((some) => some.length > 0).map((some) => any(some)),
    criterion,
  );
}

/** Whether an extract holds every condition that a score cannot do without. */
export function hasInputs(id: string, person: Person): boolean {
  const inputs = scores.find((score) => score.id === id)?.inputs ?? [];
  return inputs.every((input) => input.any.every((condition) => condition in person));
}

const millionths = 1_000_000;

function score(criterion: Bounds & { of: string }, person: Person): Truth {
  const inputs = scores.find(({ id }) => id === criterion.of)?.inputs ?? [];
  if (!hasInputs(criterion.of, person)) return null;
  const parts = inputs.map((input) => {
    const truth = any(flagsOf([...input.any, ...input.also], person));
    const weight = Math.round(input.weight * millionths);
    if (truth === null) return [Math.min(weight, 0), Math.max(weight, 0)] as const;
    return truth ? ([weight, weight] as const) : ([0, 0] as const);
  });
  const low = parts.reduce((sum, [least]) => sum + least, 0) / millionths;
  const high = parts.reduce((sum, [, most]) => sum + most, 0) / millionths;
  if (lies(low, criterion) && lies(high, criterion)) return true;
  const { 'at-least': least, 'at-most': most, under, over, between } = criterion;
  const apart =
    (least !== undefined && high < least) ||
    (over !== undefined && high <= over) ||
    (most !== undefined && low > most) ||
    (under !== undefined && low >= under) ||
    (between !== undefined && (high < between[0] || low > between[1]));
  return apart ? false : null;
}

function field(criterion: Authored, person: Person): Truth {
  const value = held(person, String(criterion['field']));
  if ('missing' in criterion) return (value === null) === criterion['missing'];
  if (value === null) return null;
  if ('is' in criterion) return String(value) === String(criterion['is']);
  if ('in' in criterion) return (criterion['in'] as unknown[]).map(String).includes(String(value));
  return lies(Number(value), criterion as Bounds);
}

const listed = (values: readonly unknown[], value: unknown): Truth =>
  value === null ? null : values.includes(value);

/** What an authored criterion says of one person. */
export function truthOf(criterion: Authored, person: Person): Truth {
  const [key = ''] = Object.keys(criterion);
  const inside = criterion[key];
  switch (key) {
    case 'all':
      return all((inside as Authored[]).map((one) => truthOf(one, person)));
    case 'any':
      return any((inside as Authored[]).map((one) => truthOf(one, person)));
    case 'not':
      return not(truthOf(inside as Authored, person));
    case 'condition':
      return held(person, String(inside)) as Truth;
    case 'conditions':
      return conditions(inside as Listed, person);
    case 'systems':
      return systems(inside as Listed, person);
    case 'score':
      return score(inside as Bounds & { of: string }, person);
    case 'age': {
      const { from = 0, to = 1000 } = inside as { from?: number; to?: number };
      const age = held(person, 'age');
      return age === null ? null : Number(age) >= from && Number(age) <= to;
    }
    case 'quintile':
      return listed(inside as unknown[], held(person, 'imd_quintile'));
    case 'decile':
      return listed(inside as unknown[], held(person, 'imd_decile'));
    case 'area': {
      const area = inside as { level: string; in: unknown[] };
      return listed(area.in, held(person, area.level));
    }
    default:
      return field(criterion, person);
  }
}

export interface AuthoredSegment {
  readonly id: string;
  readonly label: string;
  readonly when?: Authored;
  readonly otherwise?: true;
}

export interface AuthoredDocument {
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  readonly source?: string;
  readonly doubts?: readonly string[];
  readonly assign: 'first-match' | 'every-match';
  readonly population?: Authored;
  readonly segments: readonly AuthoredSegment[];
}

/** Where one person goes: the rules met, and the segments that claim them; null if outside. */
export function placesOf(document: AuthoredDocument, person: Person) {
  const { population, segments, assign } = document;
  if (population !== undefined && truthOf(population, person) !== true) return null;
  const met = segments.flatMap(({ when }, position) =>
    when !== undefined && truthOf(when, person) === true ? [position] : [],
  );
  const rest = segments.flatMap(({ otherwise }, position) => (otherwise ? [position] : []));
  const matched = met.length > 0 ? met : rest;
  return { matched, claimed: assign === 'first-match' ? matched.slice(0, 1) : matched };
}
