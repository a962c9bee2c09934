import type { IdentifierFinding, IdentifierKind } from '../../contract/identifiers.ts';
import { cellOf, findingsBeside, type Verdict } from './column.ts';
import { fewestPostcodes } from './handful.ts';
import { readName } from './name-like.ts';
import { isNhsNumber } from './nhs-number.ts';
import { isKnownName } from './person-name.ts';
import { isPostcode } from './postcode.ts';
import { readDay } from './read-day.ts';
import { telephoneInText } from './telephone.ts';

/** A column nearly all of whose cells have one shape, and its cells that have another. */
export interface OddColumn {
  readonly name: string;
  readonly filled: number;
  /** The different cells of another shape than all the rest; empty where there are none, or many. */
  readonly odd: readonly string[];
}

function isNumberOfTen(text: string): boolean {
  return /^\d{3}[ -]?\d{3}[ -]?\d{4}$/.test(text) && isNhsNumber(text.replace(/[ -]/g, ''));
}

const wholeTelephone = new RegExp(`^${telephoneInText}$`);

function isName(text: string): boolean {
  const name = readName(cellOf(text, 1));
  return name !== null && name.form !== 'single' && isKnownName(name);
}

function isOldDay(text: string): boolean {
  const day = readDay(text);
  return day !== null && day.year > 1901 && day.year < 2016;
}

const isEmail = (text: string) => /[\w%+-]@[A-Za-z\d](?:[A-Za-z\d-]*\.)+[A-Za-z]{2,24}/.test(text);

/** The gravest first. */
const tests: readonly (readonly [IdentifierKind, string, (text: string) => boolean])[] = [
  ['email', 'an e-mail address', isEmail],
  ['nhs-number', 'an NHS number by its check digit', isNumberOfTen],
  ['name', 'a name that is common among people', isName],
  ['telephone', 'a telephone number', (text) => wholeTelephone.test(text)],
  ['postcode', 'a full postcode', isPostcode],
  ['date-of-birth', 'a date to the day', isOldDay],
  [
    'hash',
    'as long as a hash is',
    (text) => /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i.test(text),
  ],
];

/** Kinds of which a handful is no accident, whatever the rest of a column is. */
const areSure: ReadonlySet<IdentifierKind> = new Set(['nhs-number', 'postcode', 'telephone']);

/** What single cells of another shape are; never what they say. */
export function judgeOdd({ filled, odd }: OddColumn): Verdict | null {
  for (const [kind, phrase, is] of tests) {
    const found = odd.filter((text) => is(text.trim())).length;
    if (found === 0) continue;
    const cells = found === 1 ? 'One value' : `${found} values`;
    const reason = `${cells} of another shape than all the rest: ${phrase}.`;
    const isSure = kind === 'email' || (areSure.has(kind) && found >= fewestPostcodes);
    const severity = isSure ? 'block' : 'warn';
    return { kind, severity, reason, share: found / Math.max(1, filled), masked: [] };
  }
  return null;
}

/** What odd cells say of columns in which nothing was found already. */
export function judgeOddCells(
  file: string,
  columns: readonly OddColumn[],
  found: readonly IdentifierFinding[],
): readonly IdentifierFinding[] {
  return findingsBeside(file, columns, found, judgeOdd);
}
