/** A sound document, with lines of its own for some of its keys; null leaves a key out. */
export function written(own: Readonly<Record<string, string | null>> = {}): string {
  const lines: Record<string, string | null> = {
    ...{ version: '1', id: 'made', label: 'Made up', statistic: 'proportion' },
    ...{ numerator: '{ condition: copd }', ...own },
  };
  return Object.entries(lines)
    .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}\n`]))
    .join('');
}

export const rate = { statistic: 'rate', numerator: '{ total: emergency_admissions }' };
export const mean = { statistic: 'mean', numerator: '{ total: cost }' };
/** A mistake: what it is, the document, where it is, what is said of it and what is hinted. */
export type Mistake = readonly [
  what: string,
  text: string,
  at: readonly [line: number, column: number],
  reason: RegExp,
  /** Null where only the reason helps. */
  hint: RegExp | null,
];

export const mistakes: readonly Mistake[] = [
  ['a key that is none', written({ polarty: 'none' }), [6, 1], /polarty/, /polarity/],
  ['a version to come', written({ version: '2' }), [1, 10], /version/, /version: 1/],
  ['a version in words', written({ version: 'one' }), [1, 10], /version/, /version: 1/],
  ['no version', written({ version: null }), [1, 1], /version/, null],
  ['no id', written({ id: null }), [1, 1], /"?id"?/, null],
  ['no label', written({ label: null }), [1, 1], /label/, null],
  ['no statistic', written({ statistic: null }), [1, 1], /statistic/, null],
  ['no numerator', written({ numerator: null }), [1, 1], /numerator/, null],
  ['an id that is kept', written({ id: 'people' }), [2, 5], /id/, /./],
  [
    'an id that takes the name of a prevalence',
    written({ id: '"prevalence:copd"' }),
    [2, 5],
    /id/,
    /./,
  ],
  [
    'a statistic that is none',
    written({ statistic: 'proportoin' }),
    [4, 12],
    /proportoin/,
    /proportion/,
  ],
  [
    'a condition that is none',
    written({ numerator: '{ condition: coppd }' }),
    [5, 25],
    /coppd/,
    /copd/,
  ],
  [
    'a field that is none',
    written({ numerator: '{ field: smokng, in: [current] }' }),
    [5, 21],
    /smokng/,
    /smoking/,
  ],
  [
    'a total of no field',
    written({ ...rate, numerator: '{ total: emergency_admission }' }),
    [5, 21],
    /emergency_admission/,
    /emergency_admissions/,
  ],
  [
    'a total of words',
    written({ ...rate, numerator: '{ total: smoking }' }),
    [5, 21],
    /smoking/,
    /./,
  ],
  [
    'a rate without a total',
    written({ ...rate, numerator: '{ of: [copd] }' }),
    [5, 12],
    /total/,
    /total:/,
  ],
  [
    'a rate of a criterion',
    written({ ...rate, numerator: '{ condition: copd }' }),
    [5, 14],
    /condition/,
    /total/,
  ],
  [
    'a list of what is no condition',
    written({ ...mean, numerator: '{ total: cost, of: [copd] }' }),
    [5, 31],
    /conditions/,
    /./,
  ],
  [
    'a condition of a count that is none',
    written({ ...mean, numerator: '{ total: conditions, of: [coppd] }' }),
    [5, 38],
    /coppd/,
    /copd/,
  ],
  ['a mean per 1,000', written({ ...mean, per: '1000' }), [6, 6], /per/, /1 for a mean/],
  ['a share of 7', written({ per: '7' }), [6, 6], /per/, /100/],
  ['a share per ten in words', written({ per: 'ten' }), [6, 6], /per/, /100/],
  [
    'a standard population that is none',
    written({ standard: 'esp-2012' }),
    [6, 11],
    /esp-2012/,
    /esp-2013/,
  ],
  ['a polarity that is none', written({ polarity: 'good' }), [6, 11], /good/, /./],
  ['a group that is none', written({ group: 'condition' }), [6, 8], /condition/, /conditions/],
  [
    'a denominator of two tests',
    written({ denominator: '{ age: { from: 1 }, condition: copd }' }),
    [6, 34],
    /one thing/,
    /all/,
  ],
  [
    'a denominator of no age',
    written({ denominator: '{ age: { from: 50, to: 40 } }' }),
    [6, 21],
    /./,
    /./,
  ],
  ['a label that is a list', written({ label: '[a]' }), [3, 8], /label/, null],
  ['a label of a thousand letters', written({ label: 'a'.repeat(1_000) }), [3, 8], /label/, null],
  ['a key twice', `${written()}id: again\n`, [6, 1], /id/, null],
  [
    'the key __proto__',
    written({ ['__proto__x']: '1' }).replace('__proto__x', '__proto__'),
    [6, 1],
    /__proto__/,
    /./,
  ],
  ['the key constructor', written({ constructor: '1' }), [6, 1], /constructor/, /./],
  ['a statistic __proto__', written({ statistic: '__proto__' }), [4, 12], /__proto__/, /./],
  [
    'a total of toString',
    written({ ...rate, numerator: '{ total: toString }' }),
    [5, 21],
    /toString/,
    /./,
  ],
  [
    'a standard population constructor',
    written({ standard: 'constructor' }),
    [6, 11],
    /constructor/,
    /./,
  ],
  ['a list', '- 1\n', [1, 1], /./, null],
  ['a lone word', 'smoking\n', [1, 1], /./, null],
];
