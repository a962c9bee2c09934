import type { CountBounds } from '../../criteria/count-bounds.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import type { FieldTest } from '../../criteria/field-test.ts';
import type { Range } from '../../criteria/range.ts';
import { valuesByTest } from './column.ts';
import { conditionTally, systemTally, type Tally } from './tally.ts';
import { everyNumber, type Span, type ValueSet } from './value-set.ts';

/** What may be recorded of a flag: bits, so that a set of answers is a sum. */
export const flagBits = { true: 1, false: 2, missing: 4, absent: 8 } as const;

/** One thing that is said of a person's values. */
export type Literal =
  | { readonly kind: 'column'; readonly column: string; readonly set: ValueSet }
  | { readonly kind: 'flag'; readonly flag: string; readonly bits: number }
  | { readonly kind: 'held'; readonly tally: Tally; readonly held: boolean }
  | {
      readonly kind: 'number';
      readonly tally: Tally;
      /** Those known to be true, or also those that may be. */
      readonly of: 'known' | 'possible';
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'scored'; readonly score: string; readonly scored: boolean }
  | {
      readonly kind: 'end';
      readonly score: string;
      readonly end: 'lowest' | 'highest';
      readonly span: Span;
    };

export type Claim =
  | Literal
  | { readonly kind: 'all'; readonly of: readonly Claim[] }
  | { readonly kind: 'any'; readonly of: readonly Claim[] };

/** What is asked of a criterion. `not-true` is false or unknown, `not-false` true or unknown. */
export type Truth = 'true' | 'false' | 'not-true' | 'not-false';

const opposite: Readonly<Record<Truth, Truth>> = {
  true: 'false',
  false: 'true',
  'not-true': 'not-false',
  'not-false': 'not-true',
};

const all = (...of: readonly Claim[]): Claim => ({ kind: 'all', of });
const any = (...of: readonly Claim[]): Claim => ({ kind: 'any', of });

function columnClaim(column: string, test: FieldTest, truth: Truth): Claim {
  const { yes, no } = valuesByTest(column, test);
  const set = truth === 'true' || truth === 'not-false' ? yes : no;
  const isUnknownToo = truth.startsWith('not-') && test.kind !== 'missing';
  return { kind: 'column', column, set: isUnknownToo ? { ...set, missing: true } : set };
}

function conditionClaim(flag: string, truth: Truth): Claim {
  const { true: yes, false: no, missing, absent } = flagBits;
  const bits = truth === 'true' || truth === 'not-false' ? yes : no;
  const unknown = truth.startsWith('not-') ? missing | absent : 0;
  return { kind: 'flag', flag, bits: bits | unknown };
}

function tallyClaim(tally: Tally, { atLeast, atMost }: CountBounds, truth: Truth): Claim {
  const size = tally.members.length;
  const [least, most] = [atLeast ?? 0, atMost ?? size];
  const known = (from: number, to: number): Claim => ({
    kind: 'number',
    tally,
    of: 'known',
    from,
    to,
  });
  const possible = (from: number, to: number): Claim => ({
    kind: 'number',
    tally,
    of: 'possible',
    from,
    to,
  });
  const held = (flag: boolean): Claim => ({ kind: 'held', tally, held: flag });
  switch (truth) {
    case 'true':
      return all(held(true), known(least, size), possible(0, most));
    case 'false':
      return all(held(true), any(possible(0, least - 1), known(most + 1, size)));
    case 'not-true':
      return any(held(false), known(0, least - 1), possible(most + 1, size));
    case 'not-false':
      return any(held(false), all(possible(least, size), known(0, most)));
  }
}

function scoreClaim(score: string, { lower, upper }: Range, truth: Truth): Claim {
  const end = (which: 'lowest' | 'highest', span: Span): Claim => ({
    kind: 'end',
    score,
    end: which,
    span,
  });
  const scored = (flag: boolean): Claim => ({ kind: 'scored', score, scored: flag });
  const above = lower && { ...everyNumber, from: lower.value, fromOpen: !lower.included };
  const below = upper && { ...everyNumber, to: upper.value, toOpen: !upper.included };
  const under = lower && { ...everyNumber, to: lower.value, toOpen: lower.included };
  const over = upper && { ...everyNumber, from: upper.value, fromOpen: upper.included };
  const either = (which: 'lowest' | 'highest', span: Span | null) =>
    span === null ? [] : [end(which, span)];
  switch (truth) {
    case 'true':
      return all(scored(true), ...either('lowest', above), ...either('highest', below));
    case 'false':
      return all(scored(true), any(...either('highest', under), ...either('lowest', over)));
    case 'not-true':
      return any(scored(false), ...either('lowest', under), ...either('highest', over));
    case 'not-false':
      return any(scored(false), all(...either('highest', above), ...either('lowest', below)));
  }
}

/** What it says of a person that a criterion is true, false, or not certainly so. */
export function claimOf(criterion: Criterion, truth: Truth): Claim {
  const inList = (column: string, values: readonly (string | number)[]) =>
    columnClaim(column, { kind: 'in', values }, truth);
  const joins = truth === 'true' || truth === 'not-false' ? 'all' : 'any';
  switch (criterion.kind) {
    case 'all':
      return { kind: joins, of: criterion.of.map((one) => claimOf(one, truth)) };
    case 'any':
      return {
        kind: joins === 'all' ? 'any' : 'all',
        of: criterion.of.map((one) => claimOf(one, truth)),
      };
    case 'not':
      return claimOf(criterion.of, opposite[truth]);
    case 'condition':
      return conditionClaim(criterion.condition, truth);
    case 'conditions':
      return tallyClaim(conditionTally(criterion.of), criterion, truth);
    case 'systems':
      return tallyClaim(systemTally(criterion.of), criterion, truth);
    case 'score':
      return scoreClaim(criterion.score, criterion, truth);
    case 'age': {
      const end = (value: number | null) => (value === null ? null : { value, included: true });
      const range = { lower: end(criterion.from), upper: end(criterion.to) };
      return columnClaim('age', { kind: 'range', ...range }, truth);
    }
    case 'quintile':
      return inList('imd_quintile', criterion.in);
    case 'decile':
      return inList('imd_decile', criterion.in);
    case 'area':
      return inList(criterion.level, criterion.in);
    case 'field':
      return columnClaim(criterion.field, criterion.test, truth);
  }
}
