import { type Category, notAllocatedCode } from '../../analytics/contract/dimensions.ts';
import { ageBandLabels } from '../../analytics/dictionary/age-bands.ts';

const placeNames = [
  'Alderfield',
  'Birkmoor',
  'Cawside',
  'Dunmarsh',
  'Eastholm',
  'Farrow Bank',
  'Garthwick',
  'Holmroyd',
  'Inglebeck',
  'Jarrow Hill',
  'Kelbrook',
  'Lowmoor',
  'Marlby',
  'Netherby Vale',
  'Oxgate',
  'Parkmead',
  'Quarry Lane',
  'Ravensdale and Upper Wensby',
  'Stonegarth',
];

/** The dimensions that the invented extract holds. */
export const heldDimensions = ['segment', 'quintile', 'age_band', 'sex', 'lcp'] as const;
export type HeldDimension = (typeof heldDimensions)[number];

export const segments: readonly Category[] = [
  { code: 'die-well', label: 'Die well' },
  { code: 'age-well', label: 'Age well' },
  { code: 'stay-well', label: 'Stay well' },
  { code: 'feel-well', label: 'Feel well' },
  { code: 'be-well', label: 'Be well' },
  { code: 'live-well', label: 'Live well' },
];

/** The categories of an invented extract; segments are those of the definition it is sorted by first. */
export const categories: Readonly<Record<HeldDimension, readonly Category[]>> = {
  segment: segments,
  quintile: [
    { code: '1', label: '1 (most deprived)' },
    { code: '2', label: '2' },
    { code: '3', label: '3' },
    { code: '4', label: '4' },
    { code: '5', label: '5 (least deprived)' },
  ],
  age_band: ageBandLabels.map((label) => ({ code: label, label })),
  sex: [
    { code: '1', label: 'Male' },
    { code: '2', label: 'Female' },
  ],
  lcp: [
    ...placeNames.map((label, index) => ({
      code: `LCP${String(index + 1).padStart(2, '0')}`,
      label,
    })),
    { code: 'not-allocated', label: 'Not allocated' },
  ],
};

/** Where people are registered: one practice and one PCN an LCP, which no extract's summary lists. */
export type Registered = 'pcn' | 'practice';

const prefixes: Readonly<Record<Registered, string>> = { pcn: 'N', practice: 'P' };

export function isRegistered(name: string): name is Registered {
  return name === 'pcn' || name === 'practice';
}

/** The code of the practice or PCN of an LCP. */
export function registeredCode(name: Registered, lcp: string): string {
  return lcp === notAllocatedCode ? lcp : lcp.replace('LCP', prefixes[name]);
}

/** The categories of where people are registered, by their codes alone. */
export function registeredCategories(name: Registered): Category[] {
  return categories.lcp.map(({ code, label }) => {
    const own = registeredCode(name, code);
    return { code: own, label: own === notAllocatedCode ? label : own };
  });
}

export const dimensionLabels: Readonly<
  Record<HeldDimension | Registered | 'other_segment' | 'combination', string>
> = {
  segment: 'Segment',
  quintile: 'Deprivation quintile',
  age_band: 'Age band',
  sex: 'Sex',
  lcp: 'Local Care Partnership',
  pcn: 'Primary Care Network',
  practice: 'Practice',
  other_segment: 'Other segment',
  combination: 'Combination of conditions',
};
