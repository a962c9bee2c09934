import type { Criterion } from '../../criteria/criterion.ts';
import { ruleKey } from '../rule-key.ts';
import type { Segment, Segmentation } from '../segmentation.ts';
import type { Finding } from './finding.ts';
import {
  createJudge,
  isNotTrue,
  isTrue,
  type Judge,
  type RuledSegment,
  type Takers,
} from './judge.ts';

function isRuled(segment: Segment): segment is RuledSegment {
  return segment.when !== null;
}

/** The parts of a rule of which any one will do; none where it is not made of such. */
function partsOf(rule: Criterion): readonly Criterion[] {
  const flat = (one: Criterion): readonly Criterion[] =>
    one.kind === 'any' ? one.of.flatMap(flat) : [one];
  const parts = flat(rule);
  return parts.length > 1 ? parts : [];
}

/** Two parts of a rule that cannot both hold. */
function clashOf(rule: Criterion, judge: Judge): readonly [Criterion, Criterion] | null {
  if (rule.kind !== 'all') return null;
  for (const [index, one] of rule.of.entries()) {
    for (const other of rule.of.slice(index + 1)) {
      if (judge.excludesAnywhere([isTrue(one), isTrue(other)])) return [one, other];
    }
  }
  return null;
}

function neverMet(segment: RuledSegment, judge: Judge): Finding | null {
  const claims = [isTrue(segment.when)];
  if (!judge.excludes(claims)) return null;
  const inPopulation = !judge.excludesAnywhere(claims);
  const clash = inPopulation ? null : clashOf(segment.when, judge);
  return { kind: 'never', segment, inPopulation, clash };
}

/** Findings on parts of a rule, those that the same segments take together in one. */
function judgeParts(
  segment: RuledSegment,
  earlier: readonly RuledSegment[],
  judge: Judge,
): readonly Finding[] {
  const never: Finding[] = [];
  const taken = new Map<string, { readonly takers: Takers; readonly parts: Criterion[] }>();
  for (const part of partsOf(segment.when)) {
    if (judge.excludes([isTrue(part)])) {
      const inPopulation = !judge.excludesAnywhere([isTrue(part)]);
      never.push({ kind: 'part-never', segment, part, inPopulation });
    } else {
      const takers = judge.takersOf([isTrue(part)], earlier);
      if (takers === null) continue;
      const key = [takers.knowledge, takers.inPopulation, ...takers.by.map(({ id }) => id)].join(
        ' ',
      );
      const group = taken.get(key) ?? { takers, parts: [] };
      group.parts.push(part);
      taken.set(key, group);
    }
  }
  const idle = [...taken.values()].map(
    (group) => ({ kind: 'parts-idle', segment, ...group }) as const,
  );
  return [...never, ...idle];
}

function judgePopulation({ population }: Segmentation, judge: Judge): readonly Finding[] {
  if (population === null) return [];
  if (judge.excludesAnywhere([isTrue(population)])) return [{ kind: 'nobody-inside' }];
  return judge.excludesAnywhere([isNotTrue(population)]) ? [{ kind: 'nobody-outside' }] : [];
}

interface Standing {
  readonly judge: Judge;
  readonly isFirstMatch: boolean;
  /** Segments before the one in hand, save those that nobody meets. */
  readonly earlier: readonly RuledSegment[];
  readonly later: readonly Segment[];
  /** An earlier segment with the same rule. */
  readonly twin: RuledSegment | undefined;
}

function judgeRuled(segment: RuledSegment, standing: Standing): readonly Finding[] {
  const { judge, isFirstMatch, earlier, later, twin } = standing;
  const never = neverMet(segment, judge);
  if (never !== null) return [never];
  if (twin !== undefined) return [{ kind: 'same-rule', segment, as: twin, isLost: isFirstMatch }];
  const fails = [isNotTrue(segment.when)];
  if (judge.excludes(fails)) {
    const inPopulation = !judge.excludesAnywhere(fails);
    return [{ kind: 'always', segment, inPopulation, starved: isFirstMatch ? later : [] }];
  }
  const rivals = isFirstMatch ? earlier : [];
  const takers = judge.takersOf([isTrue(segment.when)], rivals);
  const shadowed: Finding[] = takers === null ? [] : [{ kind: 'shadowed', segment, takers }];
  if (takers?.knowledge === 'anybody') return shadowed;
  const parts = judgeParts(segment, takers === null ? rivals : [], judge);
  return [...shadowed, ...parts];
}

/** The last segment is there for those of whom too little is known, so no proviso is made of it. */
function judgeRest(segment: Segment, { judge, earlier }: Standing): readonly Finding[] {
  const takers = judge.takersOf([], earlier);
  return takers?.knowledge === 'anybody' ? [{ kind: 'shadowed', segment, takers }] : [];
}

/** What is to be told of a document, in the order of its segments. */
export function judgeDocument(document: Segmentation): readonly Finding[] {
  const { segments, assign } = document;
  const judge = createJudge(document);
  const findings = [...judgePopulation(document, judge)];
  if (findings.some(({ kind }) => kind === 'nobody-inside')) return findings;
  const isFirstMatch = assign === 'first-match';
  const earlier: RuledSegment[] = [];
  const rules = new Map<string, RuledSegment>();
  for (const [position, segment] of segments.entries()) {
    const key = isRuled(segment) ? ruleKey(segment.when) : '';
    const later = segments.slice(position + 1);
    const twin = rules.get(key);
    const standing = { judge, isFirstMatch, earlier: [...earlier], later, twin };
    const found = isRuled(segment) ? judgeRuled(segment, standing) : judgeRest(segment, standing);
    findings.push(...found);
    if (isFirstMatch && found.some(({ kind }) => kind === 'always')) break;
    if (!isRuled(segment) || found.some(({ kind }) => kind === 'never')) continue;
    if (!rules.has(key)) rules.set(key, segment);
    earlier.push(segment);
  }
  return judge.isWhole() ? findings : [...findings, { kind: 'too-large' }];
}
