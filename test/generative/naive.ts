import { conditions as dictionary } from '../../analytics/dictionary/dictionary.ts';
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

/** Tries every number of conditions that the unknown ones leave possible. */
function count(criterion: Bounds & { of?: readonly string[] }, person: Person): Truth {
  const counted = dictionary.filter(({ id, longTerm }) => longTerm && id in person);
  const ids = (criterion.of ?? counted.map(({ id }) => id)).filter((id) => id in person);
  if (ids.length === 0) return null;
  const flags = ids.map((id) => held(person, id));
  const known = flags.filter((flag) => flag === true).length;
  const unknown = flags.filter((flag) => flag === null).length;
  const answers = Array.from({ length: unknown + 1 }, (_, more) => lies(known + more, criterion));
  if (answers.every((answer) => answer)) return true;
  return answers.some((answer) => answer) ? null : false;
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
      return count(inside as Bounds, person);
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
