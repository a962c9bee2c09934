import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedFile } from '../shared-data.ts';
import type { Inputs, Outputs } from './case-shape.ts';
import { kinds } from './kinds-of-inequality.ts';

const casesFile = sharedFile('cases/statistics.json');
const limits = ['sii_lower', 'sii_upper', 'rii_lower', 'rii_upper'] as const;

/** The cases of one table allow them what a simulation may be out by; they need none of it. */
test('closed-form limits of slopes agree to 1e-9 with those worked out elsewhere', (context) => {
  if (casesFile === null) return context.skip('the reference cases are not beside this checkout');
  const cases = JSON.parse(readFileSync(casesFile, 'utf8')) as {
    readonly id: string;
    readonly inputs: Inputs;
    readonly expected: Outputs;
  }[];
  const closed = cases.filter(
    ({ expected }) => expected['ci_kind'] === 'closed_form_limit_of_simulation',
  );
  expect(closed.length).toBeGreaterThan(10);
  for (const { id, inputs, expected } of closed) {
    const got = kinds['sii']?.(inputs) ?? {};
    for (const limit of limits) {
      const want = expected[limit] as number;
      const away = Math.abs((got[limit] as number) - want);
      expect(away, `${id} ${limit}`).toBeLessThanOrEqual(Math.max(1e-12, 1e-9 * Math.abs(want)));
    }
  }
});
