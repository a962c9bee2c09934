import { type Column, percent, spread, type Verdict } from './column.ts';
import { ofPseudonym, saying } from './heading.ts';
import { maskCode, masks } from './mask.ts';

const ofProperty = saying(
  ...['uprn', 'uprns', 'udprn', 'usrn', 'toid', 'blpu', 'property reference', 'property ref'],
  ...['property id', 'addressbase', 'address base', 'unique property'],
);
const propertyRun = /uprn|udprn|propertyref|addressbase/;

/** Unique property reference numbers: 1 to 12 digits, known by the name of the column alone. */
export function findUprn({ heading, cells, distinct, filled }: Column): Verdict | null {
  const isNamed = ofProperty(heading) || propertyRun.test(heading.squashed);
  if (!isNamed || ofPseudonym(heading)) return null;
  const looked = spread(cells, 500);
  const found = looked.filter(({ text }) => /^(?:osgb|')?[1-9]\d{0,11}(?:\.0+)?$/i.test(text));
  const share = looked.length === 0 ? 0 : found.length / looked.length;
  const long = found.filter(({ digits }) => digits >= 5);
  if (share < 0.5 || long.length < found.length * 0.3 || distinct < filled * 0.02) return null;
  return {
    kind: 'uprn',
    severity: 'block',
    reason: `The name is that of a property reference (UPRN), and ${percent(share)} of the different values are numbers of 1 to 12 digits.`,
    share,
    masked: masks(
      found.map(({ text }) => text),
      maskCode,
    ),
  };
}
