import { isBeyondChance, upperTail } from './chance.ts';
import { type Cell, type Column, percent, type Verdict } from './column.ts';
import { fewestNumbers } from './handful.ts';
import { type Heading, ofPseudonym, saying } from './heading.ts';
import { masks } from './mask.ts';

/** Of random numbers of ten digits, one in eleven has the check digit of an NHS number. */
const byChance = 1 / 11;

/** The check digit modulo 11 (NHS Data Dictionary); numbers of one repeated digit are none. */
export function isNhsNumber(digits: string): boolean {
  if (digits.length !== 10) return false;
  let sum = 0;
  let isRepeated = true;
  for (let index = 0; index < 10; index += 1) {
    const digit = digits.charCodeAt(index) - 48;
    sum += digit * (10 - index);
    if (digits.charCodeAt(index) !== digits.charCodeAt(0)) isRepeated = false;
  }
  return sum % 11 === 0 && !isRepeated;
}

const named = saying('nhs number', 'nhs no', 'nhs num', 'nhs nbr', 'nhs id', 'nhs n', 'nhs', 'chi');
const namedWhole = /^(?:[a-z]{0,8})nhs(?:number|no|num|nbr|id)$|^chi(?:number|no)$|^newnhsno$/;
const otherThings = saying(
  ...['trust', 'region', 'band', 'status', 'code', 'provider', 'site', 'verified', 'flag', 'age'],
  ...['england', 'org', 'organisation', 'area', 'valid', 'check', 'service', 'commissioner'],
);

/** Whether a heading says that its column holds NHS numbers (CHI numbers, in Scotland). */
export function isNamedNhs(heading: Heading): boolean {
  if (otherThings(heading)) return false;
  return named(heading) || namedWhole.test(heading.squashed);
}

const plain = /^\d{9,10}$/;
const spacedText = /(?<![\d.])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;
const scientific = /^(\d)\.(\d{1,9})e\+?0?9$/i;
const decimal = /^-?\d+[.,]\d+$/;
const separators = /[\s\-.,/_']+/g;

/** A value with plain spaces, hyphens and digits, and without what a spreadsheet puts round it. */
function tidied(text: string): string {
  const known = /[^\x20-\x7e]/.test(text)
    ? text.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-')
    : text;
  return known
    .replace(/^(?:="?|'|")+/, '')
    .replace(/["']+$/, '')
    .replace(/\.0+$/, '')
    .trim();
}

/** A day and month of birth lead a CHI number; the nought of the first nine days is easily lost. */
const isChiWithoutNought = (digits: string) => /^[1-9](?:0[1-9]|1[0-2])\d{6}$/.test(digits);

/** Longer runs of letters and digits are pseudonyms and the like. */
const longestWord = 28;

interface Candidates {
  readonly ten: Set<string>;
  readonly nine: Set<string>;
  readonly damaged: Set<string>;
  /** Cells that are nothing but a number of ten digits, or of nine that may be a CHI number. */
  whole: number;
}

function addCandidates(found: Candidates, { text, letters, digits: held, hasSpace }: Cell): void {
  if (held === 10 && text.length === 10) {
    found.ten.add(text);
    found.whole += 1;
    return;
  }
  if (letters > 0 && !hasSpace && text.length > longestWord) return;
  const tidy = tidied(text);
  const exponent = scientific.exec(tidy);
  if (exponent !== null) {
    const [, first = '', rest = ''] = exponent;
    if (rest.length >= 8) found.ten.add(`${first}${rest.padEnd(9, '0')}`);
    else found.damaged.add(tidy);
    return;
  }
  if (decimal.test(tidy)) return;
  const digits = letters > 0 ? tidy : tidy.replace(separators, '');
  if (plain.test(digits)) {
    if (digits.length === 10) found.ten.add(digits);
    else if (isChiWithoutNought(digits)) found.nine.add(`0${digits}`);
    else return;
    found.whole += 1;
    return;
  }
  for (const [number] of tidy.matchAll(spacedText)) found.ten.add(number.replace(separators, ''));
}

function candidatesOf(cells: readonly Cell[]): Candidates {
  const found: Candidates = { ten: new Set(), nine: new Set(), damaged: new Set(), whole: 0 };
  for (const cell of cells) {
    const isLong = cell.digits >= 9;
    const isExponent = cell.letters === 1 && cell.digits >= 3 && scientific.test(tidied(cell.text));
    if (isLong || isExponent) addCandidates(found, cell);
  }
  return found;
}

const maskNumber = (digits: string) => `${digits.slice(0, 3)} *** ****`;

function passing(numbers: Iterable<string>): string[] {
  return [...numbers].filter(isNhsNumber);
}

function damagedVerdict({ damaged }: Candidates, column: Column): Verdict | null {
  const share = damaged.size / column.cells.length;
  const isNamed = isNamedNhs(column.heading);
  if (share < 0.5 || (damaged.size < 3 && !isNamed)) return null;
  return {
    kind: 'nhs-number',
    severity: isNamed ? 'block' : 'warn',
    reason: `${percent(share)} of the different values are numbers of ten digits that a spreadsheet has damaged (such as 1.23E+09): what is left of them may be NHS numbers.`,
    share,
    masked: masks(damaged, (text) => `${text[0]}.***E+09`),
  };
}

/** Few values that nearly all pass: sure from five on, and fewer, or not quite all, a warning. */
function fewVerdict({ whole, ten }: Candidates, column: Column): Verdict | null {
  const passes = passing(ten);
  const tries = ten.size;
  const areCells = whole >= tries || tries / column.cells.length >= 0.5;
  const areAll = passes.length === tries && tries >= 2 && areCells;
  const isUnlikely = passes.length > 2 && upperTail(passes.length, tries, byChance) < 1e-4;
  if (!areAll && !(areCells && isUnlikely)) return null;
  const isSure = areAll && tries >= fewestNumbers;
  const how = areAll
    ? `All of the ${tries} different numbers of ten digits`
    : `${percent(passes.length / tries)} of the different numbers of ten digits`;
  return {
    kind: 'nhs-number',
    severity: isSure ? 'block' : 'warn',
    reason: `${how} have the check digit of an NHS number${isSure ? '' : '; they are too few to be sure'}.`,
    share: passes.length / column.cells.length,
    masked: masks(passes, maskNumber),
  };
}

/**
 * NHS numbers by their check digit, over the different values of ten digits: spaced or not, as text
 * or number, inside longer text, and CHI numbers that lost their leading nought.
 */
export function findNhsNumber(column: Column): Verdict | null {
  const found = candidatesOf(column.cells);
  const damaged = damagedVerdict(found, column);
  if (damaged !== null) return damaged;
  const all = new Set([...found.ten, ...found.nine]);
  if (all.size === 0) return null;
  const pools = [found.ten, all].map((pool) => ({ tries: pool.size, passes: passing(pool) }));
  const named = isNamedNhs(column.heading) && !ofPseudonym(column.heading);
  const taken = pools.find(
    ({ tries, passes }) =>
      isBeyondChance(passes.length, tries, byChance) ||
      (named && passes.length >= Math.max(1, tries * 0.3)),
  );
  if (taken === undefined) return fewVerdict(found, column);
  const { passes, tries } = taken;
  const share = Math.min(1, passes.length / column.cells.length);
  const inText = found.whole * 2 < tries;
  return {
    kind: 'nhs-number',
    severity: 'block',
    reason: `${percent(passes.length / tries)} of the different numbers of ten digits ${inText ? 'inside its text' : 'in it'} have the check digit of an NHS number; by chance it would be 9%.`,
    share,
    masked: masks(passes, maskNumber),
    isInside: inText,
  };
}
