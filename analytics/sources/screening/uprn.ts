import { isBeyondChance } from './chance.ts';
import { type Cell, type Column, percent, spread, type Verdict } from './column.ts';
import { isPersonKey, ofCount, ofPseudonym, saying } from './heading.ts';
import { maskCode, masks } from './mask.ts';

const ofProperty = saying(
  ...['uprn', 'uprns', 'udprn', 'usrn', 'toid', 'blpu', 'property reference', 'property ref'],
  ...['property id', 'addressbase', 'address base', 'unique property'],
);
const propertyRun = /uprn|udprn|propertyref|addressbase/;

function verdict(
  reason: string,
  found: readonly Cell[],
  share: number,
  severity: 'block' | 'warn',
): Verdict {
  const masked = masks(
    found.map(({ text }) => text),
    maskCode,
  );
  return { kind: 'uprn', severity, reason, share, masked };
}

function namedVerdict({ distinct, filled }: Column, looked: readonly Cell[]): Verdict | null {
  const found = looked.filter(({ text }) => /^(?:osgb|')?[1-9]\d{0,11}(?:\.0+)?$/i.test(text));
  const share = looked.length === 0 ? 0 : found.length / looked.length;
  const long = found.filter(({ digits }) => digits >= 5);
  if (share < 0.5 || long.length < found.length * 0.3 || distinct < filled * 0.02) return null;
  const why = `The name is that of a property reference (UPRN), and ${percent(share)} of the different values are numbers of 1 to 12 digits.`;
  return verdict(why, found, share, 'block');
}

/** Numbers of eleven digits from 100, and of twelve from 100, 200 (England and Wales) and 906 (Scotland). */
const inRange = /^'?(?:100\d{8,9}|200\d{9}|906\d{9})(?:\.0+)?$/;
const perRandom = 1 / 300;

/** Minutes of the years 2000 to 2009, run together, are as long. */
const minute = /^200\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;

/** Numbers given out one after the other lie close together; those of properties do not. */
function isInARow(cells: readonly Cell[], distinct: number): boolean {
  const numbers = cells.map(({ text }) => Number(text.replace(/^'/, '')));
  const least = Math.min(...numbers);
  return numbers.filter((number) => number - least < distinct * 20).length > cells.length * 0.5;
}

/** Both lengths that references have, of which each stands in one of twenty cells and more. */
function haveBothLengths(found: readonly Cell[]): boolean {
  const long = found.filter(({ text }) => text.replace(/^'|\.0+$/g, '').length === 12).length;
  return Math.min(long, found.length - long) >= found.length * 0.05;
}

function unnamedVerdict(column: Column, looked: readonly Cell[]): Verdict | null {
  const { field, heading, distinct } = column;
  const found = looked.filter(({ digits, text }) => digits >= 11 && inRange.test(text));
  const share = looked.length === 0 ? 0 : found.length / looked.length;
  if (found.length < 12 || share < 0.5 || ofCount(heading)) return null;
  if (!isBeyondChance(found.length, looked.length, perRandom)) return null;
  if (found.every(({ text }) => minute.test(text)) || isInARow(found, distinct)) return null;
  const areSure = share >= 0.8 && haveBothLengths(found);
  const isKey = field === 'person_id' || isPersonKey(heading);
  if (isKey && !areSure) return null;
  const why = `${percent(share)} of the different values are numbers as those of properties (UPRN), of eleven or twelve digits from 100, 200 or 906.`;
  return verdict(why, found, share, areSure && !isKey ? 'block' : 'warn');
}

/**
 * Unique property reference numbers: 1 to 12 digits, known by the name of the column; under any
 * other name only where most are of the lengths and ranges in which most were given out.
 */
export function findUprn(column: Column): Verdict | null {
  const { heading, cells } = column;
  const looked = spread(cells, 500);
  const isNamed = ofProperty(heading) || propertyRun.test(heading.squashed);
  if (!isNamed) return unnamedVerdict(column, looked);
  return ofPseudonym(heading) ? null : namedVerdict(column, looked);
}
