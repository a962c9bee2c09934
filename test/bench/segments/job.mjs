// The job that everybody does: ten.yaml in the words of SQL, and the table of counts that comes of it.

export const listed = [
  'anxiety',
  'asthma',
  'atrial-fibrillation',
  'chronic-kidney-disease',
  'copd',
  'depression',
  'diabetes',
  'epilepsy',
  'heart-failure',
  'hypertension',
  'learning-disability',
  'osteoporosis',
  'peripheral-arterial-disease',
  'stroke',
];
export const organs = [
  'chronic-kidney-disease',
  'copd',
  'coronary-heart-disease',
  'heart-failure',
  'stroke',
];
const others = [
  'cancer',
  'coronary-heart-disease',
  'cvd-primary-prevention',
  'dementia',
  'obesity',
  'palliative-care',
  'rheumatoid-arthritis',
  'severe-mental-illness',
];

/** Every condition that the document asks about. */
export const conditions = [...listed, ...others].sort();

const sumOf = (flags) => `(${flags.map((flag) => `"${flag}"::utinyint`).join(' + ')})`;

/** The counts of conditions, by the names that the rules give them. */
export const counts = { listed: sumOf(listed), organs: sumOf(organs) };

/** The rules of ten.yaml in order; whoever meets none is well. */
export const rules = [
  ['end-of-life', `"palliative-care"`],
  ['frail', `dementia or frailty = 'severe' or (age >= 80 and housebound)`],
  ['complex', `listed >= 4`],
  ['organ-disease', `organs >= 2 or housebound`],
  ['cancer', `cancer`],
  [
    'mental-health',
    `"severe-mental-illness" or "learning-disability" or (depression and anxiety and smoking = 'current')`,
  ],
  ['several', `listed between 2 and 3`],
  [
    'one',
    `listed = 1 or "coronary-heart-disease" or "rheumatoid-arthritis" or frailty = 'moderate'`,
  ],
  [
    'at-risk',
    `age >= 18 and (smoking = 'current' or obesity or "cvd-primary-prevention" or carer or frailty = 'mild')`,
  ],
];

/** Ids of the segments in order. */
export const segments = [...rules.map(([id]) => id), 'well'];

/** The rules as one CASE: the position of the first that holds. */
export function caseOf(all = rules) {
  const lines = all.map(([, rule], position) => `when ${rule} then ${position}`);
  return `case ${lines.join('\n  ')}\n  else ${all.length} end`;
}

/** The five-year band, as a CASE over the age. */
export const bandCase = `case ${Array.from(
  { length: 18 },
  (_, band) => `when age < ${5 * band + 5} then ${band}`,
).join(' ')} else 18 end`;

/** A CASE with the counts written out where they stand. */
export const inline = (text) => text.replace(/\b(listed|organs)\b/g, (name) => counts[name]);

/** The number of categories of each dimension; the first quintile and the first LCP are "not known". */
export const sizesOf = (lcps) => [segments.length, 6, 19, 4, lcps + 1];

export const bandLabels = Array.from({ length: 19 }, (_, band) =>
  band === 18 ? '90+' : `${5 * band}-${5 * band + 4}`,
);
export const sexCodes = ['1', '2', '9', 'X'];
