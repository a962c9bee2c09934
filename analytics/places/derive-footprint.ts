import type { Footprint } from './places.ts';
import { plurality } from './plurality.ts';

/** How many people of one area are registered with one LCP. */
export interface AreaCount {
  readonly lsoa: string;
  readonly lcp: string;
  readonly people: number;
}

/** An area with fewer registered patients than this is thin, and is not drawn. */
const fewestPatients = 10;

/** An area whose first LCP leads the next by less than this share of its patients is thin. */
const narrowLead = 0.05;

/** Why an area is thin. */
export type Thin = 'few patients' | 'narrow lead';

export interface DerivedFootprint {
  /** Area code to LCP code: each area that has any patient. */
  readonly lcpOf: ReadonlyMap<string, string>;
  /** Areas in which several LCPs have as many patients as the one that takes them. */
  readonly ties: readonly { readonly lsoa: string; readonly lcps: readonly string[] }[];
  readonly thin: readonly { readonly lsoa: string; readonly why: Thin }[];
}

/**
 * The footprint by the rule of the Leeds PCN profiles: each LSOA belongs to the LCP with which most
 * of its registered patients are. A tie goes to the LCP with more patients in all, then to the first
 * by code. Holds no counts.
 */
export function deriveFootprint(counts: readonly AreaCount[]): DerivedFootprint {
  const found = plurality(
    counts.map(({ lsoa, lcp, people }) => ({ from: lsoa, to: lcp, weight: people })),
  );
  const areas = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    lcpOf: new Map(areas.map(([lsoa, { taken }]) => [lsoa, taken])),
    ties: areas.flatMap(([lsoa, { level }]) => (level.length > 1 ? [{ lsoa, lcps: level }] : [])),
    thin: areas.flatMap(([lsoa, { total, lead }]) => {
      const why: Thin = total < fewestPatients ? 'few patients' : 'narrow lead';
      return why === 'few patients' || lead < narrowLead ? [{ lsoa, why }] : [];
    }),
  };
}

/** The derived footprint as one to draw: without the areas that have too few patients. */
export function footprintFrom({ lcpOf, thin }: DerivedFootprint, vintage: string): Footprint {
  const few = new Set(thin.flatMap(({ lsoa, why }) => (why === 'few patients' ? [lsoa] : [])));
  return {
    method: 'LSOA to the LCP with most registered patients of the extract',
    vintage,
    through: 'patients',
    modelled: false,
    lcpOf: new Map([...lcpOf].filter(([lsoa]) => !few.has(lsoa))),
  };
}

/** What an analyst should know of a derived footprint; `areas` are those that could be drawn. */
export function footprintRemarks(
  { lcpOf, ties, thin }: DerivedFootprint,
  areas: Iterable<string>,
): readonly string[] {
  const without = [...areas].filter((code) => !lcpOf.has(code)).length;
  const few = thin.filter(({ why }) => why === 'few patients').length;
  const narrow = thin.length - few;
  const lines: readonly (readonly [count: number, text: string])[] = [
    [
      ties.length,
      'where LCPs tie: the one with more patients in all takes it, then the first by code',
    ],
    [few, `with fewer than ${fewestPatients} registered patients: not drawn`],
    [narrow, `where the first LCP leads by less than ${narrowLead * 100} points of 100`],
    [without, 'of the boundaries without a registered patient: they belong to no LCP'],
  ];
  return lines.flatMap(([count, text]) =>
    count === 0 ? [] : [`Footprint from the extract: areas ${text}: ${count}.`],
  );
}
