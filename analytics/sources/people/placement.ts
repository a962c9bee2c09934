import type { Category } from '../../contract/dimensions.ts';
import { carryOver } from '../../places/carry-over.ts';
import { chooseVintage, deprivationOn } from '../../places/choose-vintage.ts';
import type { DeprivationTable, Places } from '../../places/places.ts';
import { counted } from '../counted.ts';
import { type CodeCount, peopleOf } from './code-counts.ts';
import type { ExtractCodes } from './extract-codes.ts';
import { nameOwnLcps } from './own-lcps.ts';

/** How the people of an extract are placed. */
export interface Placement {
  readonly lcpFrom: 'practice' | 'pcn' | 'lsoa' | 'extract' | null;
  /** In words for the record: registered, resident, or as the extract says. */
  readonly method: string | null;
  readonly vintage: string | null;
  /** Which vintage the LSOAs are of, how sure that is, and what is left open: sentences. */
  readonly vintageRemarks: readonly string[];
  /** The table that gives deciles by LSOA; null where the extract's own are used. */
  readonly deprivation: DeprivationTable | null;
  /** Codes by value of the extract's own LCPs; values that are none are not in it. */
  readonly ownLcps: ReadonlyMap<string, string>;
  readonly lcps: readonly Category[];
}

function methodOf(lcpFrom: Placement['lcpFrom'], places: Places): string | null {
  switch (lcpFrom) {
    case 'practice': {
      const hasPcns = [...places.practices.values()].some(({ pcn }) => pcn !== null);
      return `registered: practice, ${hasPcns ? 'PCN, ' : ''}LCP`;
    }
    case 'pcn':
      return 'registered: PCN, LCP';
    case 'lsoa': {
      const path = places.footprint?.through === 'pcn' ? 'LSOA, PCN, LCP' : 'LSOA, LCP';
      return `resident: ${path}${places.footprint?.modelled === true ? ' (modelled lookup)' : ''}`;
    }
    case 'extract':
      return 'as the extract says';
    case null:
      return null;
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Whether a lookup answers for at least half of the people who have a code. */
export function answersForHalf(
  codes: readonly CodeCount[],
  isAnswered: (code: string) => boolean,
): boolean {
  const answered = peopleOf(codes, isAnswered);
  return answered > 0 && answered * 2 >= peopleOf(codes);
}

function sourceOfLcp(
  codes: ExtractCodes,
  { practices, lcpOfPcn, footprint }: Places,
): Placement['lcpFrom'] {
  if (answersForHalf(codes.practice, (code) => practices.get(code)?.lcp != null)) return 'practice';
  if (answersForHalf(codes.pcn, (code) => lcpOfPcn.has(code))) return 'pcn';
  if (answersForHalf(codes.lsoa, (code) => footprint?.lcpOf.has(code) === true)) return 'lsoa';
  return codes.lcp.length > 0 ? 'extract' : null;
}

function deprivationFor(
  lsoas: readonly CodeCount[],
  vintage: string | null,
  places: Places,
): DeprivationTable | null {
  const table = vintage === null ? null : deprivationOn(vintage, places);
  return answersForHalf(lsoas, (code) => table?.deciles.has(code) === true) ? table : null;
}

/** People in areas of another vintage than the chosen one that became several, or part of another. */
function ambiguousRemark(lsoas: readonly CodeCount[], vintage: string, places: Places): string[] {
  const { ambiguous } = carryOver(
    lsoas.map(({ code }) => code),
    vintage,
    places,
  );
  const changed = new Set(ambiguous.map(({ from }) => from));
  const people = peopleOf(lsoas, (code) => changed.has(code));
  if (people === 0) return [];
  const live = people === 1 ? 'lives' : 'live';
  return [
    `${counted(people, 'person', 'people')} ${live} in areas of another vintage that were split or merged: left without rather than guessed.`,
  ];
}

/**
 * Chooses how people are placed: by their practice where the lookups give an LCP to at least half
 * of those who have a practice code, else so by their PCN, else by where they live where the footprint does for half of
 * those who have an LSOA, else by what the extract itself says. The deprivation table is the one on
 * the extract's vintage, where it lists the areas of at least half.
 */
export function choosePlacement(codes: ExtractCodes, places: Places): Placement {
  const lcpFrom = sourceOfLcp(codes, places);
  const areas = [...new Set(codes.lsoa.map(({ code }) => code))];
  const choice = chooseVintage(areas, places);
  const vintage = choice?.vintage ?? null;
  const own = nameOwnLcps(codes.lcp, places);
  const known = [...places.lcps].map(([code, label]) => ({ code, label }));
  return {
    lcpFrom,
    method: methodOf(lcpFrom, places),
    vintage,
    vintageRemarks:
      choice === null
        ? []
        : [capital(choice.words), ...ambiguousRemark(codes.lsoa, choice.vintage, places)],
    deprivation: deprivationFor(codes.lsoa, vintage, places),
    ownLcps: own.codeOf,
    lcps: lcpFrom === 'extract' ? [...known, ...own.lcps] : known,
  };
}
