import { expect, test } from 'vitest';
import { cleanCells } from './clean-cells.ts';

test('ages are read with their unit, with decimals, open at the top, and those of babies', async () => {
  const ages: readonly (readonly [string, number | null])[] = [
    ['45', 45],
    ['45.0', 45],
    ['45.9', 45],
    [' 7 ', 7],
    ['45 years', 45],
    ['45 yrs', 45],
    ['45y', 45],
    ['90+', 90],
    ['90 years and over', 90],
    ['6 months', 0],
    ['18 months', 1],
    ['3 weeks', 0],
    ['10 days', 0],
    ['<1', 0],
    ['121', null],
    ['-1', null],
    ['old', null],
    ['40-44', null],
    ['*', null],
    ['not known', null],
  ];
  const { values } = await cleanCells(
    'age',
    ages.map(([cell]) => cell),
  );
  expect(ages.map(([cell], at) => [cell, values[at]])).toEqual(ages);
});

test('plain ages stay plain: no text is looked into where none is there', async () => {
  const { values } = await cleanCells('age', ['0', '120', '121', 'NA', '']);
  expect(values).toEqual([0, 120, null, null, null]);
});

test('a decimal comma is one where the file has it', async () => {
  const readAs = { decimal: ',' } as const;
  expect((await cleanCells('bmi', ['22,5', '31', '30,25', ''], { readAs })).values).toEqual([
    22.5,
    31,
    30.25,
    null,
  ]);
  expect((await cleanCells('bmi', ['22,5', '31'])).values).toEqual([null, 31]);
  const cost = ['1.234,50', '999,99', '1.000.000'];
  expect((await cleanCells('cost', cost, { readAs })).values).toEqual([1234.5, 999.99, 1_000_000]);
  const mixed = ['1.5', '2,5'];
  expect((await cleanCells('cost', mixed, { readAs })).values).toEqual([null, 2.5]);
});

test('thousands are told from decimals only where that is sure', async () => {
  const sure = ['1,234,567', '1,000', '12'];
  expect((await cleanCells('cost', sure)).values).toEqual([1_234_567, 1000, 12]);
  expect((await cleanCells('cost', ['£1,234.50', '£7'])).values).toEqual([1234.5, 7]);
  const unsure = ['1,234', '12'];
  expect((await cleanCells('cost', unsure)).values).toEqual([null, 12]);
  const said = { readAs: { decimal: '.' } as const };
  expect((await cleanCells('cost', unsure, said)).values).toEqual([1234, 12]);
  expect((await cleanCells('cost', ['1,234', '1,2'], said)).values).toEqual([null, null]);
});

test('numbers outside the plausible are missing', async () => {
  expect((await cleanCells('bmi', ['7', '8', '120', '121', '1e2', 'thin'])).values).toEqual([
    ...[null, 8, 120, null, 100, null],
  ]);
  expect((await cleanCells('imd_rank', ['0', '1', '33755', '33756'])).values).toEqual([
    ...[null, 1, 33_755, null],
  ]);
});

test('codes of practices are trimmed and in capitals; other codes keep their letters', async () => {
  const { values } = await cleanCells('practice', [' b86001 ', 'B86002', 'NULL', '-']);
  expect(values).toEqual(['B86001', 'B86002', null, null]);
  expect((await cleanCells('pcn', ['u12345', 'U54321'])).values).toEqual(['U12345', 'U54321']);
  expect((await cleanCells('pcn', ['North PCN '])).values).toEqual(['North PCN']);
  expect((await cleanCells('lsoa', ['e01011229', 'W01000001'])).values).toEqual([
    'E01011229',
    'W01000001',
  ]);
  expect((await cleanCells('person_id', [' aB1 ', 'none'])).values).toEqual(['aB1', null]);
});
