import { noSegmentCode, outsideCode, totalCode } from '../../analytics/contract/dimensions.ts';
import type {
  MoversAsk,
  RunAsk,
  Variation,
  VariationAsk,
} from '../../analytics/contract/methods.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import { findField } from '../../analytics/dictionary/dictionary.ts';
import { add, countedBy } from './stand-in-counts.ts';
import { cells } from './stand-in-cube.ts';
import { claims, definitionOf, type StandInDefinition, shipped } from './stand-in-definitions.ts';
import { measureOf } from './stand-in-measures.ts';
import { policyOf } from './stand-in-policies.ts';
import { releaseRows, segmentColumn } from './stand-in-release.ts';

/** People outside the definition's population, whoever it is. */
const outside = 1240;

const found = (ref: RunAsk['definition']): StandInDefinition =>
  definitionOf(ref) ?? (shipped[0] as StandInDefinition);

function runRow(code: string, count: number, matched: number) {
  return { codes: [code], count, denominator: null, extra: { matched, lost: matched - count } };
}

/**
 * Matched, claimed and lost by segment, added up from what each cell's people match. Under a policy that
 * hides nobody all of it is hidden: the first segment never loses anybody.
 */
export function run(ask: RunAsk): ReleasedTable {
  const definition = found(ask.definition);
  const isFirst = definition.assign === 'first-match';
  const [matched, claimed] = [new Map<string, number>(), new Map<string, number>()];
  let people = 0;
  for (const { pattern, segment } of countedBy(definition, ask.filters ?? {})) {
    people += pattern.people;
    add(claimed, segment, pattern.people);
    for (const code of pattern.matched) add(matched, code, pattern.people);
  }
  const rows = definition.segments.map(({ code }) => {
    const all = matched.get(code) ?? 0;
    return runRow(code, isFirst ? (claimed.get(code) ?? 0) : all, all);
  });
  const nowhere = claimed.get(noSegmentCode);
  const apart = [
    ...(nowhere === undefined ? [] : [runRow(noSegmentCode, nowhere, nowhere)]),
    runRow(outsideCode, outside, outside),
    runRow(totalCode, people, people),
  ];
  const dimensions = [segmentColumn(definition, 'segment', true)];
  const isHidden = policyOf(ask.policy).zero === 'hidden';
  const released = { ...ask, definition, dimensions, isHidden };
  return releaseRows(released, measureOf('people'), [...rows, ...apart]);
}

/** Every pair of the segments of one definition, or of two, with the people that `pairs` counts. */
function released(
  ask: Pick<RunAsk, 'policy' | 'filters'>,
  one: StandInDefinition,
  other: StandInDefinition,
  pairs: ReadonlyMap<string, number>,
): ReleasedTable {
  const dimensions = [
    segmentColumn(one, 'segment', false),
    segmentColumn(other, 'other_segment', false),
  ];
  const rows = one.segments.flatMap(({ code }) =>
    other.segments.map((second) => ({
      codes: [code, second.code],
      count: pairs.get(`${code}\n${second.code}`) ?? 0,
      denominator: null,
    })),
  );
  return releaseRows({ ...ask, definition: one, dimensions }, measureOf('people'), rows);
}

export function overlap(ask: RunAsk): ReleasedTable {
  const definition = found(ask.definition);
  const pairs = new Map<string, number>();
  for (const { pattern } of countedBy(definition, ask.filters ?? {})) {
    for (const one of pattern.matched) {
      for (const other of pattern.matched) add(pairs, `${one}\n${other}`, pattern.people);
    }
  }
  return released(ask, definition, definition, pairs);
}

export function losses(ask: RunAsk): ReleasedTable {
  const definition = found(ask.definition);
  const pairs = new Map<string, number>();
  for (const { pattern, segment } of countedBy(definition, ask.filters ?? {})) {
    for (const one of pattern.matched.slice(1)) add(pairs, `${one}\n${segment}`, pattern.people);
  }
  return released(ask, definition, definition, pairs);
}

export function movers({ before, after, ...ask }: MoversAsk): ReleasedTable {
  const [was, is] = [found(before), found(after)];
  const pairs = new Map<string, number>();
  for (const { cell, segment, pattern } of countedBy(is, ask.filters ?? {})) {
    const then = was.patterns(cell).find(({ people }) => people > 0);
    add(pairs, `${segment}\n${then === undefined ? '' : claims(then)}`, pattern.people);
  }
  return released(ask, is, was, pairs);
}

type Cell = (typeof cells)[number];

/** What an invented person of a cell costs: more with age and illness. */
const costOf = ({ age, codes }: Cell) =>
  200 + age * 60 + (codes.segment === 'age-well' ? 2500 : codes.segment === 'die-well' ? 6000 : 0);

/** Days that an invented person lay in hospital: more with age alone. */
const daysOf = ({ age }: Cell) => age * age;

function explainedBy(
  definition: StandInDefinition,
  numberOf: (cell: Cell) => number,
): { people: number; explained: number } {
  const groups = new Map<string, { n: number; sum: number }>();
  let [n, sum, squares] = [0, 0, 0];
  for (const cell of cells) {
    if (cell.people === 0) continue;
    const cost = numberOf(cell);
    const then = definition.patterns(cell).find(({ people }) => people > 0);
    const code = (then === undefined ? null : claims(then)) ?? noSegmentCode;
    const group = groups.get(code) ?? { n: 0, sum: 0 };
    groups.set(code, { n: group.n + cell.people, sum: group.sum + cell.people * cost });
    n += cell.people;
    sum += cell.people * cost;
    squares += cell.people * cost * cost;
  }
  const between = [...groups.values()].reduce(
    (total, group) => total + group.sum ** 2 / group.n,
    0,
  );
  const explained = (100 * (between - sum ** 2 / n)) / (squares - sum ** 2 / n);
  return { people: Math.round(n / 5) * 5, explained };
}

/** The part of the variance of a number that lies between the segments of each definition. */
export function variation({ definitions, field, policy }: VariationAsk): Variation {
  const rows = definitions.map((ref) => {
    const definition = definitionOf(ref);
    if (definition === undefined) {
      const reason = 'The extract does not hold painful condition, so there is no whole score.';
      const id = 'cambridge';
      return { id, title: 'Cambridge score', segments: 0, people: null, explained: null, reason };
    }
    const { id, title, segments } = definition;
    if (definition.assign === 'every-match') {
      const reason = 'Its segments overlap, so nobody is in one of them alone.';
      return { id, title, segments: segments.length, people: null, explained: null, reason };
    }
    return {
      id,
      title,
      segments: segments.length,
      ...explainedBy(definition, field === 'cost' ? costOf : daysOf),
      reason: null,
    };
  });
  return {
    field: { code: field, label: findField(field)?.label ?? field },
    rows,
    policy: policyOf(policy),
  };
}
