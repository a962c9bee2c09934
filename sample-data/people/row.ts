import { conditions } from '../figures/conditions.ts';
import { ethnicCategories } from '../figures/people.ts';
import type { Town } from '../town/town.ts';
import { columns } from './columns.ts';
import { frailtyLevels, type Person, smokingStates } from './person.ts';

/** Bytes that no row is longer than, whatever the codes. */
export const longestRow = 512;

const comma = 44;
const zero = 48;
const newline = 10;
const idDigits = 9;

export function header(): Uint8Array {
  return new TextEncoder().encode(`${columns.map(({ name }) => name).join(',')}\n`);
}

/** Writes people one after the other as lines of CSV into a buffer of the caller's. */
export interface RowWriter {
  /** Returns where the next row begins. */
  write(person: Person, bytes: Uint8Array, at: number): number;
}

/** Texts that need no quotes, each as bytes with the comma after it; number -1 is an empty cell. */
function cells(texts: readonly string[]): (number: number) => Uint8Array {
  const encoded = ['', ...texts].map((text) => new TextEncoder().encode(`${quoted(text)},`));
  return (number) => encoded[number + 1] as Uint8Array;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function put(bytes: Uint8Array, from: number, cell: Uint8Array): number {
  for (let index = 0; index < cell.length; index += 1) bytes[from + index] = cell[index] as number;
  return from + cell.length;
}

/** A whole number and a comma. */
function putNumber(bytes: Uint8Array, from: number, value: number): number {
  let at = from;
  let unit = 1;
  while (unit * 10 <= value) unit *= 10;
  for (let rest = value; unit >= 1; unit = Math.floor(unit / 10)) {
    const digit = Math.floor(rest / unit);
    bytes[at] = zero + digit;
    rest -= digit * unit;
    at += 1;
  }
  bytes[at] = comma;
  return at + 1;
}

function putFlag(bytes: Uint8Array, at: number, flag: number): number {
  bytes[at] = zero + flag;
  bytes[at + 1] = comma;
  return at + 2;
}

function putId(bytes: Uint8Array, from: number, prefix: Uint8Array, number: number): number {
  let at = put(bytes, from, prefix);
  let rest = number;
  for (let digit = at + idDigits - 1; digit >= at; digit -= 1) {
    bytes[digit] = zero + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  at += idDigits;
  bytes[at] = comma;
  return at + 1;
}

function putBmi(bytes: Uint8Array, from: number, tenths: number): number {
  if (tenths === 0) {
    bytes[from] = comma;
    return from + 1;
  }
  const at = putNumber(bytes, from, Math.floor(tenths / 10));
  bytes[at - 1] = 46;
  return putNumber(bytes, at, tenths % 10);
}

function putUse(bytes: Uint8Array, from: number, person: Person): number {
  let at = putNumber(bytes, from, person.gpContacts);
  at = putNumber(bytes, at, person.aeAttendances);
  at = putNumber(bytes, at, person.outpatientAttendances);
  at = putNumber(bytes, at, person.electiveAdmissions);
  at = putNumber(bytes, at, person.emergencyAdmissions);
  at = putNumber(bytes, at, person.bedDays);
  at = putNumber(bytes, at, person.cost);
  return at;
}

export function makeRowWriter(town: Town): RowWriter {
  const prefix = new TextEncoder().encode('SYN-');
  const sexes = cells(['1', '2']);
  const ethnicities = cells(ethnicCategories);
  const areas = cells(town.areas.map(({ code }) => code));
  const practices = cells(town.practices.map(({ code }) => code));
  const deciles = cells(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  const frailty = cells(frailtyLevels);
  const smoking = cells(smokingStates);
  return {
    write(person, bytes, start) {
      let at = putId(bytes, start, prefix, person.number);
      at = putNumber(bytes, at, person.age);
      at = put(bytes, at, sexes(person.female));
      at = put(bytes, at, ethnicities(person.ethnicity));
      at = put(bytes, at, areas(person.area));
      at = put(bytes, at, practices(person.practice));
      at = put(bytes, at, deciles(person.decile - 1));
      at = put(bytes, at, frailty(person.frailty - 1));
      at = put(bytes, at, smoking(person.smoking - 1));
      at = putBmi(bytes, at, person.bmi);
      at = putFlag(bytes, at, person.housebound);
      at = putFlag(bytes, at, person.careHome);
      at = putFlag(bytes, at, person.carer);
      at = putFlag(bytes, at, person.pregnant);
      for (let index = 0; index < conditions.length; index += 1) {
        at = putFlag(bytes, at, (person.conditions >>> index) & 1);
      }
      at = putUse(bytes, at, person);
      at = putFlag(bytes, at, 1);
      bytes[at - 1] = newline;
      return at;
    },
  };
}
