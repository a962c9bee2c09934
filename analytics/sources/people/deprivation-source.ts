import type { MappedColumn } from '../../contract/extract.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import type { Places } from '../../places/places.ts';
import { counted } from '../counted.ts';
import { peopleOf } from './code-counts.ts';
import type { ExtractCodes } from './extract-codes.ts';
import {
  compareEditions,
  countOwn,
  isOutsideEngland,
  type OwnCounts,
  type OwnDeprivation,
  ownDeprivation,
  tableEdition,
} from './own-deprivation.ts';
import type { Placement } from './placement.ts';

/** Where people's quintiles are to come from, settled before they are written. */
export interface DeprivationPlan {
  /** The extract's own deprivation, where it is to be held against a table; null where there is no table. */
  readonly own: OwnDeprivation | null;
  /** The extract's own value stands where no table has the person's LSOA. */
  readonly ownWhereUnknown: boolean;
}

/** Where people's quintiles came from. */
export interface DeprivationSource {
  /** Edition and kind for the record; null where there is none. */
  readonly label: string | null;
  readonly remarks: readonly string[];
}

const people = (count: number) => counted(count, 'person', 'people');

function ownSource(own: OwnDeprivation | null, isMapped: boolean, places: Places) {
  const unused =
    places.deprivation.length > 0 && isMapped
      ? ['No deprivation table lists the LSOAs of at least half of the people: none is used.']
      : [];
  if (own === null) {
    const why = isMapped ? ': no table of places gives one for the LSOAs here' : '';
    return { label: null, remarks: [...unused, `Nobody has a level of deprivation${why}.`] };
  }
  const { edition } = own;
  return {
    label:
      edition === null
        ? 'from the extract, edition not stated'
        : `${edition}, national quintiles, from the extract`,
    remarks: [...unused, `Quintiles are the extract's own (${edition ?? 'edition not stated'}).`],
  };
}

/** What becomes of the extract's own values where a table gives the quintiles. */
function ownRemark(
  own: OwnDeprivation,
  stated: string | null,
  { only, differ }: OwnCounts,
): readonly string[] {
  const match = compareEditions(own.edition, stated);
  const disagree =
    differ === 0 ? "nobody's own value disagrees" : `${people(differ)}'s own value disagrees`;
  if (match === 'other') {
    const lost =
      only === 0
        ? ''
        : `; for ${people(only)} without a known LSOA it is not used, as editions are not mixed`;
    return [`${disagree}; the extract's own value is ${own.edition}${lost}`];
  }
  const used =
    only === 0 ? [] : [`for ${people(only)} without a known LSOA the extract's own value is used`];
  return [...used, disagree];
}

function editionRemarks(own: OwnDeprivation, stated: string | null): readonly string[] {
  return [
    own.edition === null ? "The extract's own edition is not stated." : [],
    stated === null ? "The table's edition is not stated." : [],
  ].flat();
}

/** People who live outside England, and what becomes of deprivation that the extract gives them. */
function outsideRemark(codes: ExtractCodes, own: OwnDeprivation | null): readonly string[] {
  const outside = peopleOf(codes.lsoa, isOutsideEngland);
  if (outside === 0) return [];
  const live = `${people(outside)} ${outside === 1 ? 'lives' : 'live'} in an LSOA outside England`;
  const unused = own === null ? '' : "; the extract's own value is not used there";
  return [`${live}: no English deprivation${unused}.`];
}

/** Settles where quintiles are to come from. */
export function planDeprivation(
  columns: readonly MappedColumn[],
  { deprivation: table }: Placement,
): DeprivationPlan {
  const own = table === null ? null : ownDeprivation(columns);
  const ownWhereUnknown =
    own !== null && table !== null && compareEditions(own.edition, tableEdition(table)) !== 'other';
  return { own, ownWhereUnknown };
}

/** Says where quintiles came from, and what became of the extract's own. */
export async function reportDeprivation(
  database: Database,
  columns: readonly MappedColumn[],
  { own, ownWhereUnknown }: DeprivationPlan,
  { codes, places, placement }: { codes: ExtractCodes; places: Places; placement: Placement },
): Promise<DeprivationSource> {
  const table = placement.deprivation;
  if (table === null) {
    const isMapped = columns.some(({ field }) => field === 'lsoa');
    const ownOnly = ownDeprivation(columns);
    const source = ownSource(ownOnly, isMapped, places);
    const outside = ownOnly === null ? [] : outsideRemark(codes, ownOnly);
    return { ...source, remarks: [...source.remarks, ...outside] };
  }
  const from = `Quintiles come from LSOA and ${table.edition}`;
  const label = `${table.edition}, national quintiles`;
  const isUnlisted = (code: string) => !table.deciles.has(code) && !isOutsideEngland(code);
  const unlisted = peopleOf(codes.lsoa, isUnlisted);
  const unlistedRemarks = [
    ...(unlisted === 0
      ? []
      : [`${people(unlisted)} in an LSOA that is not in the deprivation table.`]),
    ...outsideRemark(codes, own),
  ];
  if (own === null) return { label, remarks: [`${from}.`, ...unlistedRemarks] };
  const counts = await countOwn(database);
  const stated = tableEdition(table);
  const said = [`${[from, ...ownRemark(own, stated, counts)].join('; ')}.`];
  const partly = `${label}, partly from the extract`;
  return {
    label:
      !ownWhereUnknown || counts.only === 0
        ? label
        : `${partly}${own.edition === null ? ', edition not stated' : ''}`,
    remarks: [[...said, ...editionRemarks(own, stated)].join(' '), ...unlistedRemarks],
  };
}
