// Forty measures that people of the sample can be given: shipped proportions and rates, each once, then
// pairs of conditions as documents. Means are left out, for they are no rates.

const many = 40;

/** Conditions held together, as a measure document would say it. */
const pairs = [
  ['diabetes', 'hypertension'],
  ['depression', 'anxiety'],
  ['copd', 'heart-failure'],
  ['atrial-fibrillation', 'stroke'],
  ['coronary-heart-disease', 'diabetes'],
  ['chronic-kidney-disease', 'hypertension'],
  ['asthma', 'depression'],
  ['diabetes', 'depression'],
  ['hypertension', 'osteoporosis'],
  ['cancer', 'depression'],
  ['asthma', 'anxiety'],
  ['coronary-heart-disease', 'heart-failure'],
];

function documentOf([one, other]) {
  const id = `${one}-with-${other}`;
  const text = `version: 1
id: ${id}
label: Both ${one} and ${other}
group: conditions
statistic: proportion
numerator: { all: [{ condition: ${one} }, { condition: ${other} }] }
`;
  return { name: `${id}.yaml`, text };
}

/**
 * The measures with what a cube counts for them; `reference` is how a table asks for one. `held` says
 * whether the extract can give a measure, `columnsOf` what is counted for it.
 */
export function fortyMeasures({ shippedMeasures, measureAt, isHeld, columnsOf }) {
  const shipped = shippedMeasures
    .filter((measure) => measure.statistic !== 'mean' && isHeld(measure))
    .map((measure) => ({ reference: measure.id, measure }));
  const made = pairs.map(documentOf).map((reference) => ({
    reference,
    measure: measureAt(reference),
  }));
  const seen = new Set();
  const all = [...shipped, ...made.filter(({ measure }) => isHeld(measure))].flatMap((one) => {
    const columns = columnsOf(one.measure);
    const key = `${columns.numerator.key}\n${columns.denominator?.key}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...one, columns }];
  });
  const measures = all.slice(0, many);
  if (measures.length < many) throw new Error(`Only ${measures.length} measures are held.`);
  return measures;
}
