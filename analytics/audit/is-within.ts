import { canonical } from './canonical.ts';
import { isMap } from './manifest-checks.ts';

interface Ends {
  readonly low: number;
  readonly high: number;
  readonly lowIn: boolean;
  readonly highIn: boolean;
}

const numberOr = (value: unknown, otherwise: number) =>
  typeof value === 'number' ? value : otherwise;

/** The limits that a test sets, in any of the language's spellings. */
function endsOf(test: Readonly<Record<string, unknown>>): Ends {
  const between = Array.isArray(test['between']) ? test['between'] : [];
  const low = test['at-least'] ?? test['from'] ?? between[0];
  const high = test['at-most'] ?? test['to'] ?? between[1];
  return {
    low: numberOr(low ?? test['over'], Number.NEGATIVE_INFINITY),
    high: numberOr(high ?? test['under'], Number.POSITIVE_INFINITY),
    lowIn: low !== undefined,
    highIn: high !== undefined,
  };
}

function isNarrower(part: Ends, whole: Ends): boolean {
  const fromLow = part.low > whole.low || (part.low === whole.low && (whole.lowIn || !part.lowIn));
  const toHigh =
    part.high < whole.high || (part.high === whole.high && (whole.highIn || !part.highIn));
  return fromLow && toHigh;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function isAmong(part: unknown, whole: unknown): boolean {
  return isList(part) && isList(whole) && part.every((item) => whole.includes(item));
}

type Test = Readonly<Record<string, unknown>>;

const limitKeys = ['at-least', 'at-most', 'over', 'under', 'between', 'from', 'to'];

/** Whether a test is limits and nothing else but the keys named. */
function isOfLimits(test: Test, besides: readonly string[]): boolean {
  const keys = Object.keys(test).filter((key) => !besides.includes(key));
  return keys.length > 0 && keys.every((key) => limitKeys.includes(key));
}

/** The values that a test of a field asks for; null where it asks otherwise. */
function valuesOf(test: Test): readonly unknown[] | null {
  if (Object.keys(test).length !== 2) return null;
  if (isList(test['in'])) return test['in'];
  return test['is'] === undefined ? null : [test['is']];
}

function isFieldWithin(part: Test, whole: Test): boolean {
  if (part['field'] !== whole['field']) return false;
  const [few, many] = [valuesOf(part), valuesOf(whole)];
  if (few !== null && many !== null) return isAmong(few, many);
  const areLimits = isOfLimits(part, ['field']) && isOfLimits(whole, ['field']);
  return areLimits && isNarrower(endsOf(part), endsOf(whole));
}

/** Whether limits surely lie within others of the same. */
export function limitsWithin(part: unknown, whole: unknown): boolean {
  if (!isMap(part) || !isMap(whole)) return false;
  const sameList = canonical(part['of'] ?? null) === canonical(whole['of'] ?? null);
  const areLimits = isOfLimits(part, ['of']) && isOfLimits(whole, ['of']);
  return sameList && areLimits && isNarrower(endsOf(part), endsOf(whole));
}

/** Whether nothing lies within both of two limits of the same. */
export function areLimitsApart(one: unknown, other: unknown): boolean {
  if (!isMap(one) || !isMap(other)) return false;
  if (!isOfLimits(one, []) || !isOfLimits(other, [])) return false;
  const [own, others] = [endsOf(one), endsOf(other)];
  const isAbove = (above: Ends, below: Ends) =>
    above.low > below.high || (above.low === below.high && !(above.lowIn && below.highIn));
  return isAbove(own, others) || isAbove(others, own);
}

function isAreaWithin(part: unknown, whole: unknown): boolean {
  if (!isMap(part) || !isMap(whole)) return false;
  return part['level'] === whole['level'] && isAmong(part['in'], whole['in']);
}

function isTestWithin(part: Test, whole: Test): boolean {
  if ('field' in part && 'field' in whole) return isFieldWithin(part, whole);
  const [kind, ...others] = Object.keys(part);
  if (kind === undefined || others.length > 0 || Object.keys(whole).join() !== kind) return false;
  const [few, many] = [part[kind], whole[kind]];
  switch (kind) {
    case 'age':
    case 'conditions':
    case 'systems':
    case 'score':
      return limitsWithin(few, many);
    case 'quintile':
    case 'decile':
      return isAmong(few, many);
    case 'area':
      return isAreaWithin(few, many);
    case 'not':
      return isWithin(many, few);
    default:
      return false;
  }
}

const listOf = (criterion: Test, key: string) =>
  isList(criterion[key]) && Object.keys(criterion).length === 1 ? criterion[key] : null;

/**
 * Whether everybody who satisfies one criterion surely satisfies another; null is everybody. It says
 * yes only where that follows from how they are written (sound, not complete), and holds in the
 * language's logic of three values: whoever does not satisfy the second does not satisfy the first.
 */
export function isWithin(part: unknown, whole: unknown): boolean {
  if (whole === null || canonical(part) === canonical(whole)) return true;
  if (!isMap(part) || !isMap(whole)) return false;
  const wholeAll = listOf(whole, 'all');
  if (wholeAll !== null) return wholeAll.every((each) => isWithin(part, each));
  const partAny = listOf(part, 'any');
  if (partAny !== null) return partAny.length > 0 && partAny.every((each) => isWithin(each, whole));
  if (listOf(part, 'all')?.some((each) => isWithin(each, whole))) return true;
  if (listOf(whole, 'any')?.some((each) => isWithin(part, each))) return true;
  return isTestWithin(part, whole);
}
