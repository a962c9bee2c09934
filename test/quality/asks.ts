import type { QualityCheck, QualityReport } from '../../analytics/contract/quality.ts';
import { protectCount } from '../../analytics/disclosure/cell.ts';
import { findPolicy, policySentence } from '../../analytics/disclosure/policy.ts';

import type { Places, Practice } from '../../analytics/places/places.ts';
import type { CodeCount } from '../../analytics/sources/people/code-counts.ts';
import { assessQuality } from '../../analytics/sources/quality/assess-quality.ts';
import type { Protection } from '../../analytics/sources/quality/protection.ts';
import type { QualityAsk } from '../../analytics/sources/quality/quality-ask.ts';
import { type Person, withPeople } from './people.ts';

const policy = findPolicy('nhs-hes');

/** The policy that the product applies to its quality reports. */
export const nhsHes: Protection = {
  protect: (count) => {
    const shown = protectCount(count, policy);
    return shown === null ? { hidden: 'counts of 1 to 7 are hidden' } : { shown };
  },
  policy: policySentence(policy),
};

export const lcps = ['north', 'south', 'west'].map((code) => ({
  code,
  label: `${code.charAt(0).toUpperCase()}${code.slice(1)} LCP`,
}));

export function practice(code: string, more: Partial<Practice> = {}): Practice {
  return {
    ...{ code, name: `Practice ${code}`, pcn: 'U00001', lcp: 'north', listSize: null },
    ...{ longitude: null, latitude: null, closed: null, ...more },
  };
}

export const noPlaces: Places = {
  ...{ recognised: [], deprivation: [], practices: new Map(), lcps: new Map() },
  ...{ lcpOfPcn: new Map(), footprint: null, boundaries: [], population: null, changes: [] },
  ...{ areaLevels: [], remarks: [], synthetic: true },
};

/** Places with a footprint of these LSOAs, these practices, and lists of other LSOAs by vintage. */
export function placesOf(
  lsoas: readonly string[],
  practices: readonly Practice[] = [],
  lists: Readonly<Record<string, readonly string[]>> = {},
): Places {
  return {
    ...noPlaces,
    practices: new Map(practices.map((one) => [one.code, one])),
    footprint: {
      ...{ method: 'a lookup', vintage: 'LSOA 2021', through: 'lcp', modelled: false },
      lcpOf: new Map(lsoas.map((code) => [code, 'north'])),
    },
    deprivation: Object.entries(lists).map(([vintage, codes]) => ({
      edition: 'IMD 2019',
      vintage,
      deciles: new Map(codes.map((code) => [code, 1])),
    })),
  };
}

function counts(people: readonly Person[], column: string): CodeCount[] {
  const found = new Map<string, number>();
  for (const person of people) {
    const code = person[column];
    if (typeof code === 'string') found.set(code, (found.get(code) ?? 0) + 1);
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, many]) => ({ written: code, code, people: many }));
}

/** What an import of these people without a fault would hand over. */
export function askOf(people: readonly Person[], more: Partial<QualityAsk> = {}): QualityAsk {
  const columns = new Set(people.flatMap((person) => Object.keys(person)));
  const rows = people.length;
  return {
    ...{ extract: 'Synthetic people', asAt: '2025-03-31', files: [{ name: 'people.csv', rows }] },
    ...{ rows: { read: rows, kept: rows, rejected: 0 }, rejects: [], rejectsNotListed: 0 },
    ...{ losses: [], further: [], unnamed: 0 },
    repeated: { rows: 0, people: 0, differing: 0, list: [] },
    lossKinds: new Set(['not-read', 'outside', 'suppressed', 'future-date'] as const),
    places: noPlaces,
    codes: {
      lsoa: counts(people, 'lsoa'),
      practice: counts(people, 'practice'),
      pcn: counts(people, 'pcn'),
      lcp: counts(people, 'lcp'),
    },
    ...{ lcps, identifiers: [], keptOut: [], held: columns },
    columns: new Map([...columns].map((column) => [column, column])),
    protection: nhsHes,
    ...more,
  };
}

/** The report on these people, written to a table of its own. */
export async function reportOn(
  people: readonly Person[],
  more: Partial<QualityAsk> = {},
): Promise<QualityReport> {
  return assessQuality(await withPeople(people), askOf(people, more));
}

/** The check of that id; fails where the report does not hold it. */
export function checkOf({ checks }: QualityReport, id: string): QualityCheck {
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`There is no check "${id}".`);
  return found;
}
