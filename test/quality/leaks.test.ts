import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qualityCsv } from '../../main/export/quality-csv.ts';
import { qualityHtml } from '../../main/export/quality-html.ts';
import { placesOf, practice, reportOn } from './asks.ts';
import { cleanPeople, lsoas, practices } from './clean.ts';
import type { Person } from './people.ts';

const clean = cleanPeople();

const places = placesOf(lsoas, [
  ...practices.map((code) => practice(code)),
  practice('B86902', { closed: '2024-09-30', lcp: null, pcn: null }),
]);

/** Faults that can be planted in any number of people without changing who is like whom. */
const faults: Readonly<Record<string, Person>> = {
  'no body mass index': { bmi: null },
  'no word of COPD': { copd: null },
  Welsh: { lsoa: 'W01000001' },
  'an unknown practice': { practice: 'B86901' },
  'a closed practice': { practice: 'B86902' },
  'not allocated': { lcp: null },
  'pregnant and male': { pregnant: true },
};

/** People of 2,400 who are alike in all that could single them out, so that only the fault differs. */
const alike = clean.map(
  (person, at): Person => ({
    ...person,
    ...(at % 3 === 0 && at < 60
      ? { age: 41, sex: '1', ethnicity: 'A', lsoa: 'E01000010', pregnant: false }
      : {}),
    ...(at % 3 === 0 && at < 60 ? { diabetes: false, copd: false, dementia: false } : {}),
  }),
);

async function files(fault: string, count: number) {
  const people = alike.map((person, at) =>
    at % 3 === 0 && at < count * 3 ? { ...person, ...faults[fault] } : person,
  );
  const { reidentification: _, ...report } = await reportOn(people, {
    places,
    losses: [{ column: 'att.Sex', field: 'sex', kind: 'not-read', rows: count }],
    unnamed: count,
  });
  const shown = { ...report, reidentification: null };
  return { html: qualityHtml(shown), csv: qualityCsv(shown) };
}

/** From 3 on, as what these people leave behind in their own LCP is then rounded alike. */
test('files are the same whatever a hidden count is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(faults)),
      fc.integer({ min: 3, max: 7 }),
      fc.integer({ min: 3, max: 7 }),
      async (fault, one, other) => {
        expect(await files(fault, one)).toEqual(await files(fault, other));
      },
    ),
    { seed: 11, numRuns: 14 },
  );
});

test.each(Object.keys(faults))(
  'a count of people who are %s that may be shown is',
  async (fault) => {
    expect(await files(fault, 18)).not.toEqual(await files(fault, 3));
  },
);

test('numbers of people singled out are the same whatever a hidden count is', async () => {
  const people = (count: number) =>
    Array.from(
      { length: 400 },
      (_, at): Person => ({ lsoa: at < count ? `E0100010${at}` : (lsoas[at % 4] ?? '') }),
    );
  const picture = async (count: number) => (await reportOn(people(count))).reidentification;
  expect(await picture(2)).toEqual(await picture(6));
  expect(await picture(12)).not.toEqual(await picture(2));
});
