import type { Criterion } from '../criteria/criterion.ts';

const sorted = (values: readonly (string | number)[]) => [...values].map(String).sort();

/** The parts of a group, those of groups of the same kind inside it among them. */
export function partsOf(kind: 'all' | 'any', criterion: Criterion): readonly Criterion[] {
  const plain = unwrapped(criterion);
  return plain.kind === kind ? plain.of.flatMap((one) => partsOf(kind, one)) : [plain];
}

/** A criterion without groups of one and without `not` of `not`. */
export function unwrapped(criterion: Criterion): Criterion {
  if (criterion.kind === 'all' || criterion.kind === 'any') {
    const [only] = criterion.of;
    return only !== undefined && criterion.of.length === 1 ? unwrapped(only) : criterion;
  }
  if (criterion.kind !== 'not') return criterion;
  const inner = unwrapped(criterion.of);
  return inner.kind === 'not' ? unwrapped(inner.of) : { kind: 'not', of: inner };
}

function leafKey(
  criterion: Exclude<Criterion, { kind: 'all' | 'any' | 'not' }>,
): readonly unknown[] {
  switch (criterion.kind) {
    case 'conditions':
    case 'systems': {
      const { kind, atLeast, atMost, of } = criterion;
      return [kind, atLeast ?? 0, atMost, of === null ? null : sorted(of)];
    }
    case 'quintile':
    case 'decile':
      return [criterion.kind, sorted(criterion.in)];
    case 'area':
      return ['area', criterion.level, sorted(criterion.in)];
    case 'field': {
      const { field, test } = criterion;
      return test.kind === 'in' ? [field, sorted(test.values)] : [field, test];
    }
    default:
      return [criterion];
  }
}

/** A text that is the same for criteria that say the same in another order or with other brackets. */
export function ruleKey(criterion: Criterion): string {
  const plain = unwrapped(criterion);
  if (plain.kind === 'not') return JSON.stringify(['not', ruleKey(plain.of)]);
  if (plain.kind !== 'all' && plain.kind !== 'any') return JSON.stringify(leafKey(plain));
  const keys = [...new Set(partsOf(plain.kind, plain).map(ruleKey))].sort();
  const [only] = keys;
  return only !== undefined && keys.length === 1 ? only : JSON.stringify([plain.kind, ...keys]);
}
