import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedFile } from '../shared-data.ts';
import type { Inputs, Kind, Outputs } from './case-shape.ts';
import { kinds as kindsOfInequality } from './kinds-of-inequality.ts';
import { kinds as kindsOfRates } from './kinds-of-rates.ts';

interface Tolerance {
  readonly rel: number;
  readonly abs: number;
  readonly fields?: Readonly<Record<string, Partial<Tolerance>>>;
}

interface Case {
  readonly id: string;
  readonly fn: string;
  readonly inputs: Inputs;
  readonly expected: Outputs;
  readonly tolerance: Tolerance;
}

const casesFile = sharedFile('cases/statistics.json');
const cases: readonly Case[] =
  casesFile === null ? [] : (JSON.parse(readFileSync(casesFile, 'utf8')) as Case[]);
const kinds: Readonly<Record<string, Kind>> = { ...kindsOfRates, ...kindsOfInequality };

/** Where the limits of a case came from, and those of another run by simulation, are no answers. */
const isAnswer = (field: string) => field !== 'ci_kind' && field !== 'simulated_1e6';

const wanted = (value: unknown) =>
  value === 'Infinity' || value === '-Infinity' ? Number(value) : value;

function expectNear(got: unknown, given: unknown, tolerance: Tolerance, what: string): void {
  const want = wanted(given);
  if (Array.isArray(want)) {
    expect((got as unknown[] | undefined)?.length, `${what}: how many`).toBe(want.length);
    for (const [at, value] of want.entries()) {
      expectNear((got as unknown[])[at], value, tolerance, `${what}[${at}]`);
    }
  } else if (typeof want === 'number' && Number.isFinite(want)) {
    expect(got, what).toBeTypeOf('number');
    const allowed = Math.max(tolerance.abs, tolerance.rel * Math.abs(want));
    const away = Math.abs((got as number) - want);
    expect(away, `${what}: got ${got}, want ${want}`).toBeLessThanOrEqual(allowed);
  } else {
    expect(got ?? null, what).toBe(want);
  }
}

const byKind: Record<string, Case[]> = {};
for (const entry of cases) {
  byKind[entry.fn] = [...(byKind[entry.fn] ?? []), entry];
}

for (const [fn, of] of Object.entries(byKind)) {
  test(`${fn} agrees with the reference in ${of.length} cases`, () => {
    const kind = kinds[fn];
    if (kind === undefined) throw new Error(`no function answers the cases of ${fn}`);
    for (const { id, inputs, expected, tolerance } of of) {
      const got = kind(inputs);
      for (const [field, want] of Object.entries(expected)) {
        if (!isAnswer(field)) continue;
        const allowed = { ...tolerance, ...tolerance.fields?.[field] };
        expectNear(got[field], want, allowed, `${id} ${field}`);
      }
    }
  });
}

test('the reference cases are all there', (context) => {
  if (casesFile === null) return context.skip('the reference cases are not beside this checkout');
  expect(cases.length).toBeGreaterThan(300);
});
