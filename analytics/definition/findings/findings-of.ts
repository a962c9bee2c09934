import type { Criterion } from '../../criteria/criterion.ts';
import { phraseOf } from '../../criteria/describe-criterion.ts';
import { listed } from '../../criteria/wording.ts';
import type { Segment, Segmentation } from '../segmentation.ts';
import type { Finding } from './finding.ts';
import type { Takers } from './judge.ts';
import { judgeDocument } from './judge-document.ts';

/** Longest part of a rule that a sentence quotes whole, in characters. */
const longestPart = 100;

function quotedPart(part: Criterion): string {
  const { says } = phraseOf(part);
  return says.length > longestPart ? `"${says.slice(0, longestPart - 1)}…"` : `"${says}"`;
}

/** Segments by their labels, with the id where two have one label. */
function namesOf({ segments }: Segmentation) {
  const labels = segments.map(({ label }) => label);
  return ({ id, label }: Segment) =>
    labels.filter((other) => other === label).length > 1 ? `"${label}" (${id})` : `"${label}"`;
}

const who = (inPopulation: boolean, everybody: string) =>
  inPopulation ? `${everybody} in the population` : everybody;

/** A sentence that holds only where all conditions are known says so first. */
function proviso({ knowledge }: Takers, sentence: string): string {
  if (knowledge === 'anybody') return sentence;
  return `Where no condition is unknown, ${sentence.replace(/^The /, 'the ')}`;
}

type NameOf = (segment: Segment) => string;

type Of<K extends Finding['kind']> = Extract<Finding, { kind: K }>;

const namesIn = (segments: readonly Segment[], joint: 'and' | 'or', nameOf: NameOf) =>
  listed(segments.map(nameOf), joint);

function neverText({ segment, inPopulation, clash }: Of<'never'>, nameOf: NameOf): string {
  const nobody = `${who(inPopulation, 'Nobody')} can meet ${nameOf(segment)}`;
  if (clash === null) return `${nobody}.`;
  return `${nobody}: ${quotedPart(clash[0])} excludes ${quotedPart(clash[1])}.`;
}

function alwaysText({ segment, inPopulation, starved }: Of<'always'>, nameOf: NameOf): string {
  const everybody = `${who(inPopulation, 'Everybody')} meets ${nameOf(segment)}`;
  if (starved.length === 0) return `${everybody}.`;
  return `${everybody}, so ${namesIn(starved, 'and', nameOf)} can never claim anybody.`;
}

function sameRuleText({ segment, as, isLost }: Of<'same-rule'>, nameOf: NameOf): string {
  if (!isLost) return `${nameOf(segment)} has the same rule as ${nameOf(as)}.`;
  return `${nameOf(segment)} can never claim anybody: it has the same rule as ${nameOf(as)}.`;
}

function shadowedText({ segment, takers }: Of<'shadowed'>, nameOf: NameOf): string {
  const by = namesIn(takers.by, 'or', nameOf);
  const taken =
    segment.when === null
      ? `${who(takers.inPopulation, 'everybody')} meets ${by}`
      : `${who(takers.inPopulation, 'whoever')} meets it meets ${by} first`;
  return proviso(takers, `${nameOf(segment)} can never claim anybody: ${taken}.`);
}

function idleText({ segment, parts, takers }: Of<'parts-idle'>, nameOf: NameOf): string {
  const [noun, pronoun] = parts.length === 1 ? ['part', 'it'] : ['parts', 'one of them'];
  const words = listed(parts.map(quotedPart), 'and');
  const by = namesIn(takers.by, 'or', nameOf);
  return proviso(
    takers,
    `The ${noun} ${words} of ${nameOf(segment)} can never matter: ${who(takers.inPopulation, 'whoever')} meets ${pronoun} meets ${by} first.`,
  );
}

/** One finding as a sentence. */
function sentenceOf(finding: Finding, nameOf: NameOf): string {
  switch (finding.kind) {
    case 'nobody-inside':
      return 'Nobody can be in the population.';
    case 'nobody-outside':
      return 'The rule of the population leaves nobody out.';
    case 'never':
      return neverText(finding, nameOf);
    case 'always':
      return alwaysText(finding, nameOf);
    case 'same-rule':
      return sameRuleText(finding, nameOf);
    case 'shadowed':
      return shadowedText(finding, nameOf);
    case 'part-never': {
      const where = finding.inPopulation ? ' in the population' : '';
      return `The part ${quotedPart(finding.part)} of ${nameOf(finding.segment)} can never be true${where}.`;
    }
    case 'parts-idle':
      return idleText(finding, nameOf);
    case 'too-large':
      return 'The document is too large for every rule in it to be judged before it is run.';
  }
}

/**
 * What can be told of a document before anybody is counted, a sentence each, in the order of its
 * segments: rules that nobody or everybody meets, segments that can never claim anybody, parts of a
 * rule that can never matter. Certain of every person, unknown values included; not all that is so
 * is found.
 */
export function findingsOf(document: Segmentation): readonly string[] {
  const nameOf = namesOf(document);
  return judgeDocument(document).map((finding) => sentenceOf(finding, nameOf));
}
