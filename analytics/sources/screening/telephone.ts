import { isBeyondChance } from './chance.ts';
import { type Cell, type Column, percent, type Verdict } from './column.ts';
import { ofCount, ofOrganisation, ofPerson, saying } from './heading.ts';
import { masks } from './mask.ts';

const ofTelephone = saying(
  ...[
    'phone',
    'phones',
    'telephone',
    'tel',
    'mobile',
    'mob',
    'landline',
    'fax',
    'cell phone',
    'contact no',
  ],
  ...[
    'contact number',
    'contact num',
    'telno',
    'mobno',
    'phoneno',
    'tel no',
    'msisdn',
    'sms',
    'ph',
  ],
);
const telephoneRun = /phone|telno|mobileno|mobilenum|contactno|contactnum/;

/** A national number without its nought: area codes 1, 2 and 3, mobiles 7, and 8. */
const national =
  /^(?:1[1-9]\d{7,8}|2[03489]\d{8}|3[0347]\d{8}|7[1-57-9]\d{8}|8[0478]\d{7,8}|9[018]\d{8})$/;
const mobile = /^7[1-57-9]\d{8}$/;
/** Numbers that Ofcom keeps for drama, among them the ones that tests are written with. */
const reserved = /^(?:7700900|1632960|1134960|1144960|2079460)\d{3}$/;

const marks = /[\s().\-\u2010-\u2015/]+/g;
const abroad = /^(?:\+|00)44(?:\(?0\)?)?/;
/** A whole number in text, grouped as numbers of ten or eleven digits are: for RE2 as well. */
export const telephoneInText = `(?:(?:\\+|00)44 ?(?:\\(0\\) ?)?|\\(?0)(?:${[
  '[1237]\\d\\)?[ -]?\\d{4}[ -]?\\d{4}',
  '[1237]\\d{2}\\)?[ -]?\\d{3}[ -]?\\d{4}',
  '[1237]\\d{3}\\)?[ -]?\\d{3}[ -]?\\d{3}',
  '[1237]\\d{3}\\)?[ -]?\\d{5}',
  '[1237]\\d{4}\\)?[ -]?\\d{4,5}',
].join('|')})`;
const within = new RegExp(`(?<![\\w+.])${telephoneInText}(?![\\d.]\\d|\\d)`);

type Form = 'formatted' | 'plain' | 'short';

interface Telephone {
  readonly form: Form;
  readonly national: string;
}

/** A value that is a telephone number, and how it is written: `short` lost its leading nought. */
function readNumber(text: string): Telephone | null {
  const value = text
    .replace(/^['"=]+/, '')
    .replace(/"$/, '')
    .replace(/\.0$/, '');
  const digits = value.replace(marks, '').replace(/(?:ext|x)\d{1,5}$/i, '');
  const isMarked = /[\s()\-+]/.test(value.trim());
  const taken = (form: Form, number: string) =>
    national.test(number) ? { form, national: number } : null;
  if (abroad.test(digits)) return taken('formatted', digits.replace(abroad, ''));
  if (/^44\d{10}$/.test(digits)) return taken('plain', digits.slice(2));
  if (/^0\d{9,10}$/.test(digits)) return taken(isMarked ? 'formatted' : 'plain', digits.slice(1));
  return /^\d{9,10}$/.test(digits) && !isMarked ? taken('short', digits) : null;
}

const isLikely = ({ digits, text }: Cell) => digits >= 9 && text.length >= 9;

/** By chance, a number written in groups looks like a telephone number this often. */
const formattedByChance = 0.01;
const inTextByChance = 0.001;
/** Of random numbers that begin with a nought, a third have the area code of a telephone number. */
const plainByChance = 0.35;

/** Whether numbers that begin with a nought, or are grouped, are telephone numbers one and all. */
function arePlainNumbers(written: readonly Cell[], likely: readonly Cell[]): boolean {
  const begun = likely.filter(
    ({ letters, text }) => letters <= 3 && /^['"=(+ ]*(?:0|44)/.test(text),
  );
  const areMost = written.length >= begun.length * 0.8 && written.length >= likely.length * 0.3;
  return areMost && isBeyondChance(written.length, begun.length, plainByChance);
}

/** Fewer numbers that lost their nought are a warning: four in five random ones after a 7 fit. */
const fewNumbers = 30;

/** Ten digits each: mobiles among them, from more than a few ranges, and nothing else. */
function areShortNumbers(numbers: readonly Telephone[], cells: readonly Cell[]): boolean {
  const short = numbers.filter(({ form }) => form === 'short');
  if (short.length < 10 || short.length < cells.length * 0.5) return false;
  if (short.every((number) => reserved.test(number.national))) return true;
  const ten = cells.filter(({ digits, letters }) => digits === 10 && letters === 0).length;
  const mobiles = short.filter((number) => mobile.test(number.national));
  const ranges = new Set(mobiles.map((number) => number.national.slice(0, 3)));
  const areAll = short.length >= ten * 0.97;
  return areAll && mobiles.length >= short.length * 0.2 && ranges.size >= 4;
}

function verdict(found: readonly Cell[], column: Column, how: string): Verdict {
  const share = found.length / column.cells.length;
  const isPublic = ofOrganisation(column.heading) && !ofPerson(column.heading);
  return {
    kind: 'telephone',
    severity: isPublic ? 'warn' : 'block',
    reason: `${percent(share)} of the different values ${how}${isPublic ? ', by the name an organisation’s' : ''}.`,
    share,
    masked: masks(
      found.map(({ text }) => text.replace(/[^+\d]/g, '')),
      (digits) => `${digits.slice(0, 3)}** ******`,
    ),
  };
}

interface Read {
  readonly cell: Cell;
  readonly number: Telephone;
}

/** Whether enough cells are telephone numbers with their nought or +44 for chance not to explain it. */
function areWritten(written: readonly Read[], likely: readonly Cell[], cells: number): boolean {
  const formatted = written.filter(({ number }) => number.form === 'formatted').length;
  const isMost = formatted > 0 && formatted >= cells * 0.5;
  const isMany = formatted >= 3 && isBeyondChance(formatted, cells, formattedByChance);
  const held = written.map(({ cell }) => cell);
  return isMost || isMany || (held.length > 0 && arePlainNumbers(held, likely));
}

/** Cells that are a telephone number and nothing else. */
function findAlone(column: Column, likely: readonly Cell[]): Verdict | null {
  const { cells, heading } = column;
  const read = likely.flatMap((cell): Read[] => {
    const number = cell.letters <= 3 && cell.digits <= 17 ? readNumber(cell.text) : null;
    return number === null ? [] : [{ cell, number }];
  });
  const isNamed = ofTelephone(heading) || telephoneRun.test(heading.squashed);
  const written = read.filter(({ number }) => number.form !== 'short');
  const all = read.map(({ cell }) => cell);
  const least = cells.length * (written.length > 0 ? 0.2 : 0.5);
  if (isNamed && !ofCount(heading) && read.length > 0 && read.length >= least) {
    return verdict(all, column, 'are telephone numbers');
  }
  if (areWritten(written, likely, cells.length)) {
    const held = written.map(({ cell }) => cell);
    return verdict(held, column, 'are telephone numbers');
  }
  const numbers = read.map(({ number }) => number);
  if (!areShortNumbers(numbers, cells)) return null;
  const found = verdict(all, column, 'look like telephone numbers without their leading nought');
  return numbers.length >= fewNumbers ? found : { ...found, severity: 'warn' };
}

/** Telephone numbers of the United Kingdom, alone or in text, also without their leading nought. */
export function findTelephone(column: Column): Verdict | null {
  const { cells } = column;
  const likely = cells.filter(isLikely);
  if (likely.length === 0) return null;
  const alone = findAlone(column, likely);
  if (alone !== null) return alone;
  const inside = likely.filter(
    ({ hasSpace, letters, text }) => hasSpace && letters > 3 && within.test(text),
  );
  const many = inside.length >= 3 && isBeyondChance(inside.length, cells.length, inTextByChance);
  return many || inside.length > cells.length * 0.5
    ? { ...verdict(inside, column, 'hold a telephone number'), isInside: true }
    : null;
}
