import type { QualityCheck, SafeCount } from '../../contract/quality.ts';
import type { VintageChoice } from '../../places/choose-vintage.ts';
import { counted } from '../counted.ts';
import { peopleOf } from '../people/code-counts.ts';
import { type AreaKind, tellAreas } from './area-kinds.ts';
import { type Assessment, safe } from './assessment.ts';
import { hideSecond } from './hide-second.ts';
import { rangeOf } from './protection.ts';
import { found, judge, notChecked, passed, peopleInWords } from './quality-check.ts';

/** The kinds of codes that place nobody, with the words for them. */
const kinds: readonly {
  readonly kind: Exclude<AreaKind, 'held'>;
  readonly title: string;
  readonly passed: string;
  readonly ask: string;
}[] = [
  {
    kind: 'welsh',
    title: 'Living in Wales',
    passed: 'Nobody lives in a Welsh LSOA.',
    ask: 'They are kept, with no English deprivation: the Indices of the two nations do not compare.',
  },
  {
    kind: 'other-vintage',
    title: 'LSOAs of another vintage',
    passed: 'All known LSOAs are of one vintage.',
    ask: 'They are kept and not placed by area. Please code all people to one set of LSOAs, and say which.',
  },
  {
    kind: 'outside',
    title: 'LSOAs outside the area of the lookups',
    passed: 'All LSOAs lie in the area of the lookups.',
    ask: 'They are kept, and not allocated where areas give the place. Registered people may live elsewhere; many of them point to lookups of another place or year.',
  },
  {
    kind: 'no-lsoa',
    title: 'Codes that are no LSOA codes',
    passed: 'Every code has the form of an LSOA, or is on a list.',
    ask: 'They are kept and not placed by area. Please check for codes of other areas (MSOA, ward, postcode district) and for cut-off codes.',
  },
];

/** In how many areas people live, where that does not say more of them than their count. */
function spread(people: SafeCount, areas: number, { ask }: Assessment): string {
  if ('hidden' in people || rangeOf(people.shown, ask.protection).low < areas * 2) return '';
  return `, with ${counted(areas, 'code')} between them`;
}

function kindChecks(assessment: Assessment): readonly QualityCheck[] {
  const { ask, counts } = assessment;
  const codes = ask.codes.lsoa;
  const column = ask.columns.get('lsoa');
  const told = tellAreas(codes, ask.places);
  if (told === null) {
    const looking = { id: 'lsoa-lists', group: 'places', title: 'LSOAs against lists', column };
    return [notChecked({ ...looking, group: 'places' }, 'No list of areas was given.')];
  }
  const ofKind = kinds.map(({ kind }) => codes.filter(({ code }) => told.kindOf(code) === kind));
  const parts = ofKind.map((list) => ({ count: peopleOf(list), people: counts.people }));
  const safeCounts = hideSecond(parts, counts.people, ask.protection).parts;
  const kindCheck = (
    { kind, title, passed: none, ask: request }: (typeof kinds)[number],
    at: number,
  ) => {
    const count = safeCounts[at] ?? { shown: 0 };
    const where = spread(count, ofKind[at]?.length ?? 0, assessment);
    return judge({ id: `lsoa-${kind}`, group: 'places', title, column }, count, {
      verdict: kind === 'welsh' || kind === 'outside' ? 'look' : 'wrong',
      passed: none,
      found: `${peopleInWords(count)}${where}. ${request}`,
    });
  };
  return [vintage(told.choice, column), ...kinds.map(kindCheck)];
}

const certainties: Readonly<Record<VintageChoice['certainty'], string>> = {
  sure: 'This is sure: some of its codes are in no other vintage.',
  likely: 'This is likely: no list of another vintage holds as many.',
  untold: 'Lists of another vintage hold as many: the two cannot be told apart by these codes.',
  mixed: 'Some codes are of this vintage alone and some of another alone: areas were mixed.',
};

function vintage(choice: VintageChoice | null, column: string | undefined): QualityCheck {
  const looking = {
    id: 'lsoa-vintage',
    group: 'places',
    title: 'Vintage of the LSOAs',
    column,
  } as const;
  if (choice === null) {
    return notChecked(looking, 'No list of areas that was given holds any of the LSOAs.');
  }
  const detail = `Most codes are on the lists of ${choice.vintage}. ${certainties[choice.certainty]}`;
  return choice.certainty === 'mixed'
    ? found(looking, 'look', null, `${detail} Please code all people to one set of LSOAs.`)
    : passed(looking, detail, null);
}

/** Fewer people of one area than this are few: an LSOA has 1,000 to 3,000 residents. */
const fewInArea = 10;

function thin(assessment: Assessment): QualityCheck {
  const { ask, counts } = assessment;
  const looking = {
    id: 'lsoa-thin',
    group: 'places',
    title: `People in areas with fewer than ${fewInArea} people`,
    column: ask.columns.get('lsoa'),
  } as const;
  const few = peopleOf(ask.codes.lsoa.filter(({ people }) => people < fewInArea));
  const count = safe(few, assessment);
  if ('hidden' in count || count.shown * 20 <= counts.people) {
    return passed(looking, 'Nearly all live in areas with many others.', null);
  }
  return judge(looking, count, {
    verdict: 'look',
    passed: 'Everybody lives in an area with many others.',
    found:
      `${peopleInWords(count)}, over 5%, live in areas with few others of the extract, and are easily ` +
      'singled out there. Please check that the areas are LSOAs, and that the extract is whole.',
  });
}

function unplaced({ ask, missing, counts }: Assessment): QualityCheck {
  const looking = { id: 'place-none', group: 'places', title: 'People without a place' } as const;
  if (counts.byLcp.every(({ code }) => code === null)) {
    return notChecked(
      looking,
      'Nobody is placed in an LCP: no lookup gives one for the codes here.',
    );
  }
  const count = missing.notAllocated;
  return judge({ ...looking, column: ask.columns.get('lcp') }, count, {
    verdict: 'look',
    passed: 'Everybody belongs to an LCP.',
    found:
      `${peopleInWords(count)} belong to no LCP. They are counted as not allocated, never dropped. ` +
      'The other checks of places and practices say why.',
  });
}

/** Checks of where people live. */
export function checkAreas(assessment: Assessment): readonly QualityCheck[] {
  const { ask } = assessment;
  if (ask.codes.lsoa.length === 0) {
    const looking = { id: 'lsoa', group: 'places', title: 'LSOAs' } as const;
    return [notChecked(looking, 'No column gives the LSOA.'), unplaced(assessment)];
  }
  return [...kindChecks(assessment), thin(assessment), unplaced(assessment)];
}
