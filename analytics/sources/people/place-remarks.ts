import type { Places } from '../../places/places.ts';
import { counted, digits } from '../counted.ts';
import { placeFields } from '../mapping/lacking.ts';
import { type CodeCount, peopleOf } from './code-counts.ts';
import type { ExtractCodes } from './extract-codes.ts';
import { lookupNames } from './lookup-names.ts';
import { fewestForLcp, isLcpName } from './own-lcps.ts';
import type { Placement } from './placement.ts';

export interface PlacedAsk {
  readonly codes: ExtractCodes;
  readonly places: Places;
  readonly placement: Placement;
  /** Whether a column of the extract becomes this field. */
  readonly has: (field: string) => boolean;
  readonly people: number;
  /** People with an LCP. */
  readonly placed: number;
}

const people = (count: number) => counted(count, 'person', 'people');
const have = (count: number) => `${people(count)} ${count === 1 ? 'has' : 'have'}`;

/** A share in per cent, cut off and never rounded up, so that 100.0% means everybody. */
function percent(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`;
}

function placesNobody(
  what: string,
  lookup: string,
  codes: readonly CodeCount[],
  isAnswered: (code: string) => boolean,
): string | false {
  const [answered, all] = [peopleOf(codes, isAnswered), peopleOf(codes)];
  return (
    all > 0 &&
    `${what} place nobody: ${lookup} gives an LCP to ${digits(answered)} of the ${people(all)} who have one, fewer than half.`
  );
}

function practiceRemarks(ask: PlacedAsk): (string | false)[] {
  const { codes, places, placement, has } = ask;
  const hasLcp = (code: string) => places.practices.get(code)?.lcp != null;
  if (!has('practice') || ![...places.practices.keys()].some(hasLcp)) return [];
  const lookup = `the lookup of practices${lookupNames('practices', places)}`;
  if (placement.lcpFrom !== 'practice') {
    return [placesNobody('Practices', lookup, codes.practice, hasLcp)];
  }
  const unknown = peopleOf(codes.practice, (code) => !places.practices.has(code));
  const apart = peopleOf(codes.practice, (code) => places.practices.has(code) && !hasLcp(code));
  const blank = ask.people - peopleOf(codes.practice);
  return [
    unknown > 0 && `${have(unknown)} a practice code that ${lookup} does not hold.`,
    apart > 0 &&
      `${have(apart)} a practice to which ${unknown > 0 ? 'that lookup' : lookup} gives no LCP.`,
    blank > 0 && `${have(blank)} no practice code.`,
  ];
}

function pcnRemarks({ codes, places, placement }: PlacedAsk): (string | false)[] {
  if (placement.lcpFrom !== 'pcn') return [];
  const unknown = peopleOf(codes.pcn, (code) => !places.lcpOfPcn.has(code));
  const lookup = `the lookup of PCNs${lookupNames('pcns', places)}`;
  return [unknown > 0 && `${have(unknown)} a PCN to which ${lookup} gives no LCP.`];
}

function areaRemarks(ask: PlacedAsk): (string | false)[] {
  const { codes, places, placement, has } = ask;
  const { footprint } = places;
  if (!has('lsoa') || (footprint === null && places.deprivation.length === 0)) return [];
  const blank = ask.people - peopleOf(codes.lsoa);
  const none = blank > 0 && `${have(blank)} no LSOA.`;
  const isUntried = placement.lcpFrom === 'practice' || placement.lcpFrom === 'pcn';
  if (footprint === null || isUntried) return [none];
  const lookup = `the lookup of areas${lookupNames('footprint', places)}`;
  if (placement.lcpFrom !== 'lsoa') {
    const isHeld = (code: string) => footprint.lcpOf.has(code);
    return [placesNobody('LSOAs', lookup, codes.lsoa, isHeld), none];
  }
  const unknown = peopleOf(codes.lsoa, (code) => !footprint.lcpOf.has(code));
  return [unknown > 0 && `${have(unknown)} an LSOA that ${lookup} does not hold.`, none];
}

/** Of people whose LCP, as the extract has it, is none. */
function unnamedRemark({ codes, placement, people: all, placed }: PlacedAsk): string | false {
  if (placement.lcpFrom !== 'extract') return false;
  const left = peopleOf(codes.lcp, (code) => !placement.ownLcps.has(code));
  const unnamed = Math.min(left, all - placed);
  const isRare = codes.lcp.some(({ code }) => isLcpName(code) && !placement.ownLcps.has(code));
  const why = [
    ...(codes.lcp.some(({ code }) => !isLcpName(code)) ? ['that is no name of a place'] : []),
    ...(isRare ? [`that fewer than ${fewestForLcp} people share and no lookup knows`] : []),
  ];
  return unnamed > 0 && `${have(unnamed)} an LCP ${why.join(', or ')}: it is left out.`;
}

function methodRemarks(ask: PlacedAsk): (string | false)[] {
  const { placement, has, people: all, placed } = ask;
  const { method } = placement;
  if (method === null) {
    const hasAny = placeFields.some(has);
    return [hasAny && 'Nobody is placed in an LCP: no lookup gives one for the codes here.'];
  }
  return [
    unnamedRemark(ask),
    `${digits(placed)} of ${people(all)} placed (${percent(placed, all)}), ${method}.`,
    placed < all && `${people(all - placed)} not allocated to an LCP.`,
  ];
}

/** How people were placed and how many, and of whom the lookups know no place. */
export function placeRemarks(ask: PlacedAsk): readonly string[] {
  const remarks = [
    ...methodRemarks(ask),
    ...practiceRemarks(ask),
    ...pcnRemarks(ask),
    ...areaRemarks(ask),
  ];
  return remarks.filter((remark) => remark !== false);
}
