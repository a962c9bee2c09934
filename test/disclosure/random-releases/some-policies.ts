import type { Policy } from '../../../analytics/disclosure/policy.ts';
import { policyBook } from '../../../analytics/disclosure/policy-book.ts';

const common = [
  'dated: 2026-10',
  'set-by: a made-up organisation',
  'source: made up for these tests',
  'rounding-method: nearest',
  'totals: rounded',
  'dominance: { contributors: 2, share: 0.9, p: 0.1 }',
];

const text = (...own: readonly string[]) => [...own, ...common, ''].join('\n');

/** Rules that an organisation might set: exact counts with nobody shown, and coarse ones. */
const added = [
  {
    name: 'exact-seven.yaml',
    text: text(
      ...['id: exact-seven', 'title: Exact counts over 7', 'threshold: 7', 'zero: shown'],
      ...['complement: hidden', 'rounding: 1', 'smallest-denominator: 12', 'smallest-numerator: 8'],
    ),
  },
  {
    name: 'exact-four.yaml',
    text: text(
      ...['id: exact-four', 'title: Exact counts over 4', 'threshold: 4', 'zero: shown'],
      ...['complement: shown', 'rounding: 1', 'smallest-denominator: 10', 'smallest-numerator: 0'],
    ),
  },
  {
    name: 'tens.yaml',
    text: text(
      ...['id: tens', 'title: To the nearest 10', 'threshold: 4', 'zero: hidden'],
      ...[
        'complement: hidden',
        'rounding: 10',
        'smallest-denominator: 10',
        'smallest-numerator: 5',
      ],
    ),
  },
];

/** The shipped policies that protect anybody, and some of made-up organisations. */
export const book = policyBook({ added });
export const somePolicies: readonly Policy[] = book.policies.filter(({ working }) => !working);
