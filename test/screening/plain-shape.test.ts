import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainShape } from '../../analytics/sources/screening/plain-shape.ts';

const cells = (of: (place: number) => string) => Array.from({ length: 600 }, (_, at) => of(at));
const digits = (at: number, width: number) =>
  String((at * 7919) % 10 ** width).padStart(width, '0');
const hex = (at: number) =>
  Array.from({ length: 4 }, (_, k) =>
    (((at + 1) * (k + 3) * 2654435761) % 2 ** 32).toString(16).padStart(8, '0'),
  ).join('');

test('pseudonyms that are all of one shape have it in common', () => {
  const shape = plainShape(cells((at) => `SYN-${digits(at, 9)}`));
  expect(shape).toBe('[A-Za-z]{3}[-][0-9]{9}');
  expect(plainShape(cells(hex))).toBe('[0-9A-Za-z]{32}');
});

test('what has the shape is found again, and what has not is not', () => {
  const shape = new RegExp(`^(?:${plainShape(cells((at) => `P${digits(at, 7)}`))})$`);
  expect(shape.test('P0000001')).toBe(true);
  for (const other of ['P1', '9434765919', 'LS1 4AP', 'P0000001 ', 'a@example.com', '']) {
    expect(shape.test(other), other).toBe(false);
  }
});

const withheld: readonly (readonly [what: string, of: (at: number) => string])[] = [
  ['NHS numbers', (at) => digits(at, 10)],
  ['NHS numbers with dashes', (at) => `${digits(at, 3)}-${digits(at, 3)}-${digits(at, 4)}`],
  ['postcodes without a space', (at) => `LS${at % 10}${(at * 3) % 10}AB`.slice(0, 6)],
  ['postcodes with a space', (at) => `LS${at % 10} ${(at * 3) % 10}AB`],
  ['days', (at) => `${1930 + (at % 60)}-0${1 + (at % 9)}-1${at % 10}`],
  ['days, day first', (at) => `1${at % 10}/0${1 + (at % 9)}/${1930 + (at % 60)}`],
  ['whole numbers', (at) => digits(at, 7)],
  ['numbers with an exponent', (at) => `${at % 10}E0${at % 10}`],
  ['words', (at) => (at % 2 === 0 ? 'null' : 'none')],
  ['cells of several lengths', (at) => `P${at}/${at}`],
];

test.each(withheld)('%s have no shape that says all', (_, of) => {
  expect(plainShape(cells(of))).toBeNull();
});

test('no number, day or postcode ever has a shape that was taken to be plain', () => {
  const alphabet = fc.constantFrom(...'0123456789AEx-./');
  const like = fc.array(alphabet, { minLength: 1, maxLength: 12 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(like, (cell) => {
      const shape = plainShape(cells(() => cell));
      if (shape === null) return;
      expect(cell).not.toMatch(/^-?(\d+\.?\d*|\.\d+)(E-?\d+)?$/);
      expect(cell).not.toMatch(/\d{2}[/.-]\d{2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}/);
      expect(cell).not.toMatch(/^[A-Z]{1,2}\d[\dA-Z]?\d[A-Z]{2}$/);
    }),
    { seed: 5, numRuns: 3000 },
  );
});

test('letters and a number of as many digits as it takes are a shape too', () => {
  const shape = new RegExp(`^(?:${plainShape(cells((at) => `K${at}`))})$`);
  for (const alike of ['K0', 'K59999']) expect(shape.test(alike), alike).toBe(true);
  for (const other of ['9434765919', 'LS1 4AP', '07700 900123', 'K-1', 'K9434765919']) {
    expect(shape.test(other), other).toBe(false);
  }
});

test('a few cells of another shape do not hide the shape of the rest', () => {
  const with3 = cells((at) => (at % 250 === 0 ? '9990000018' : `SYN-${digits(at, 9)}`));
  expect(plainShape(with3)).toBe('[A-Za-z]{3}[-][0-9]{9}');
  expect(
    plainShape(cells((at) => (at % 20 === 0 ? '9990000018' : `P${digits(at, 7)}`))),
  ).toBeNull();
});
