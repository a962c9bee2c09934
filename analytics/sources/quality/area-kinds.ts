import { chooseVintage, type VintageChoice } from '../../places/choose-vintage.ts';
import type { Places } from '../../places/places.ts';
import { codesByVintage } from '../../places/settle-vintage.ts';
import type { CodeCount } from '../people/code-counts.ts';

/** What an LSOA code is, by its form and by the lists of places; each code is one of these. */
export type AreaKind = 'held' | 'welsh' | 'other-vintage' | 'outside' | 'no-lsoa';

export interface AreaKinds {
  /** The vintage whose lists hold most codes; null where none holds any. */
  readonly choice: VintageChoice | null;
  readonly kindOf: (code: string) => AreaKind;
}

const lsoaForm = /^[EW]01\d{6}$/;

/** The area codes of the footprint, else of the boundaries, else of every list of a vintage. */
function areaOf(vintage: string, places: Places, all: ReadonlySet<string>): ReadonlySet<string> {
  const { footprint, boundaries } = places;
  if (footprint?.vintage === vintage) return new Set(footprint.lcpOf.keys());
  const shapes = boundaries.filter((set) => set.vintage === vintage);
  if (shapes.length === 0) return all;
  return new Set(shapes.flatMap(({ areas }) => areas.map(({ code }) => code)));
}

/** Tells the LSOA codes of an extract apart; null where no list of areas was given. */
export function tellAreas(codes: readonly CodeCount[], places: Places): AreaKinds | null {
  const lists = codesByVintage(places);
  if (lists.size === 0) return null;
  const different = codes.map(({ code }) => code);
  const choice = chooseVintage(different, places);
  const vintage = choice?.vintage ?? null;
  const own = (vintage === null ? undefined : lists.get(vintage)) ?? new Set<string>();
  const area = vintage === null ? own : areaOf(vintage, places, own);
  const others = [...lists].flatMap(([name, list]) => (name === vintage ? [] : [list]));
  return {
    choice,
    kindOf: (code) => {
      if (area.has(code)) return 'held';
      if (/^W01\d{6}$/.test(code)) return 'welsh';
      if (!own.has(code) && others.some((list) => list.has(code))) return 'other-vintage';
      return own.has(code) || lsoaForm.test(code) ? 'outside' : 'no-lsoa';
    },
  };
}
