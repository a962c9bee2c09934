import type { Where } from '../contract/problem.ts';
import { polarities } from '../contract/released.ts';
import { expectCondition } from '../criteria/condition.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { type Entries, expectKey, expectList, expectMap } from '../criteria/expect.ts';
import { readCriterionAt } from '../criteria/read-criterion.ts';
import { complain, nameHint, quoted, type Reading } from '../criteria/reading.ts';
import type { Written } from '../criteria/written.ts';
import { expectProse } from '../definition/prose.ts';
import { countsEvents, fields, findField } from '../dictionary/dictionary.ts';
import { nearest } from '../dictionary/nearest.ts';
import { standardPopulations } from '../dictionary/standard-populations.ts';
import { agesOf, allAges } from './ages.ts';
import { usualStandard } from './condition-measure.ts';
import { expectMeasureId } from './expect-measure-id.ts';
import type { Ages, CountedMeasure, Numerator } from './measure.ts';

const what = 'A measure';
const required = ['version', 'id', 'label', 'statistic', 'numerator'] as const;
const optional = [
  'group',
  'source',
  'denominator',
  'standard',
  'per',
  'things',
  'polarity',
] as const;

const statistics = ['proportion', 'rate', 'mean'] as const;
const groups = ['conditions', 'multimorbidity', 'risks', 'use'] as const;
/** The first of them where the key is left out. */
const polarityWords = [...new Set(['none' as const, ...polarities])];
const multiples = [1, 100, 1_000, 10_000, 100_000] as const;

/** Longest label, source and name of what is counted, in characters. */
const longest = { label: 120, source: 2_000, things: 40 } as const;

const numbers = fields.filter(({ kind }) => kind === 'number').map(({ id }) => id);
const events = fields.filter(countsEvents).map(({ id }) => id);
const countables = ['conditions', ...numbers];

/** One of a few words; the first of them where the key is left out. */
function expectWord<W extends string>(
  entries: Entries,
  key: string,
  known: readonly W[],
  reading: Reading,
): W | undefined {
  const written = entries.get(key)?.value;
  if (written === undefined) return known[0];
  const found = known.find((word) => written.kind === 'text' && written.value === word);
  if (found !== undefined) return found;
  const wrong = written.kind === 'text' ? written.value : '';
  const reason = `There is no ${key} ${quoted(wrong)}.`;
  return complain(reading, written.at, reason, nameHint(wrong, known));
}

function readTotal(
  entries: Entries,
  statistic: 'rate' | 'mean',
  reading: Reading,
): Numerator | undefined {
  const written = entries.get('total')?.value;
  if (written === undefined) return undefined;
  const word = written.kind === 'text' ? written.value : '';
  const list = entries.get('of')?.value;
  if (word === 'conditions') {
    const read = (item: Written) => expectCondition(item, reading);
    const of = list === undefined ? null : expectList(list, '"of"', read, reading);
    return of === undefined ? undefined : { kind: 'conditions', of };
  }
  if (list !== undefined)
    return complain(
      reading,
      list.at,
      'Only conditions are listed with "of".',
      'Leave it out, or write total: conditions.',
    );
  if (numbers.includes(word) && (statistic === 'mean' || events.includes(word))) {
    return { kind: 'field', field: word };
  }
  if (numbers.includes(word)) {
    const hint = `Write statistic: mean, or name one of ${events.join(', ')}.`;
    return complain(reading, written.at, `A rate is of events, and ${word} is an amount.`, hint);
  }
  const reason = `There is no field with numbers ${quoted(word)}.`;
  const known = statistic === 'mean' ? countables : events;
  const near = nearest(word.slice(0, longest.label), known);
  const hint = near === undefined ? `Known: ${known.join(', ')}.` : `Perhaps ${near}?`;
  return complain(reading, written.at, reason, hint);
}

function readNumerator(
  written: Written,
  statistic: CountedMeasure['statistic'],
  reading: Reading,
): Numerator | undefined {
  if (statistic === 'proportion') {
    const when = readCriterionAt(written, reading);
    return when && { kind: 'people', when };
  }
  const entries = expectMap(written, ['total', 'of'], `The numerator of a ${statistic}`, reading);
  if (entries === undefined) return undefined;
  if (!entries.has('total')) {
    const hint = 'e.g. numerator: { total: emergency_admissions }.';
    return complain(reading, written.at, `The numerator of a ${statistic} lacks "total".`, hint);
  }
  return readTotal(entries, statistic, reading);
}

/** The age limits of a denominator, which a standard population must know, and the rest of it. */
function partsOf(denominator: Criterion | null): { ages: Ages; among: Criterion | null } {
  if (denominator === null) return { ages: allAges, among: null };
  const ages = agesOf(denominator);
  if (denominator.kind === 'age') return { ages, among: null };
  if (denominator.kind !== 'all') return { ages, among: denominator };
  const rest = denominator.of.filter(({ kind }) => kind !== 'age');
  return { ages, among: rest.length === 0 ? null : { kind: 'all', of: rest } };
}

function readPer(entries: Entries, statistic: string, reading: Reading): number | undefined {
  const written = entries.get('per')?.value;
  if (written === undefined) return { proportion: 100, rate: 1_000 }[statistic] ?? 1;
  const found = multiples.find((one) => written.kind === 'number' && written.value === one);
  if (found !== undefined && (statistic !== 'mean' || found === 1)) return found;
  const known = statistic === 'mean' ? '1 for a mean' : multiples.join(', ');
  return complain(
    reading,
    written.at,
    `A value cannot be per that many people.`,
    `Known: ${known}.`,
  );
}

function readStandard(entries: Entries, reading: Reading) {
  const written = entries.get('standard')?.value;
  if (written === undefined) return usualStandard;
  const word = written.kind === 'text' ? written.value : '';
  const ids = standardPopulations.map(({ id }) => id);
  const reason = `There is no standard population ${quoted(word)}.`;
  return (
    standardPopulations.find(({ id }) => id === word) ??
    complain(reading, written.at, reason, nameHint(word, ids))
  );
}

function judgeVersion(entries: Entries, at: Where, reading: Reading): void {
  const written = expectKey(entries, 'version', at, what, reading);
  if (written === undefined || (written.kind === 'number' && written.value === 1)) return;
  complain(reading, written.at, 'This version of a measure is not known.', 'Write version: 1.');
}

interface Words {
  readonly label: string;
  readonly source: string;
  readonly things: string | null;
}

function readWords(entries: Entries, at: Where, reading: Reading): Words | undefined {
  const label = expectKey(entries, 'label', at, what, reading);
  const [source, things] = [entries.get('source'), entries.get('things')];
  const words = {
    label: label && expectProse(label, longest.label, 'The label', reading),
    source: source ? expectProse(source.value, longest.source, 'The source', reading) : '',
    things: things ? expectProse(things.value, longest.things, '"things"', reading) : null,
  };
  const { label: own, source: from, things: counted } = words;
  if (own === undefined || from === undefined || counted === undefined) return undefined;
  return { label: own, source: from, things: counted };
}

/** What a numerator counts, where a document does not say: the unit of its field. */
function thingsOf(numerator: Numerator): string {
  if (numerator.kind === 'conditions') return 'conditions';
  if (numerator.kind === 'people') return 'people';
  return findField(numerator.field)?.unit ?? numerator.field;
}

/** Complains of ages that contradict one another: a denominator of them holds nobody. */
function readDenominator(entries: Entries, reading: Reading): Criterion | null | undefined {
  const written = entries.get('denominator')?.value;
  if (written === undefined) return null;
  const denominator = readCriterionAt(written, reading);
  const { from, to } = agesOf(denominator ?? null);
  if (from === null || to === null || from <= to) return denominator;
  const reason = `Nobody is of all the ages of the denominator: from ${from}, and to ${to}.`;
  return complain(reading, written.at, reason, 'Write one age: { from: …, to: … }.');
}

/** Complains of words for what is counted where the unit is a percentage, which has none. */
function judgeThings(entries: Entries, statistic: string, per: number, reading: Reading): void {
  const entry = entries.get('things');
  if (entry === undefined || statistic !== 'proportion' || per !== 100) return;
  const reason = '"things" has no use there: the unit of a proportion per 100 is %.';
  complain(reading, entry.at, reason, 'Leave it out, or give per: 1000.');
}

/**
 * The measure that an author wrote, or undefined with its problems noted. `shipped` are the ids of
 * measures that it may not take.
 */
export function readMeasure(
  written: Written,
  reading: Reading,
  shipped: readonly string[],
): CountedMeasure | undefined {
  const entries = expectMap(written, [...required, ...optional], what, reading);
  if (entries === undefined) return undefined;
  judgeVersion(entries, written.at, reading);
  const writtenId = expectKey(entries, 'id', written.at, what, reading);
  const writtenNumerator = expectKey(entries, 'numerator', written.at, what, reading);
  expectKey(entries, 'statistic', written.at, what, reading);
  const id = writtenId && expectMeasureId(writtenId, shipped, reading);
  const words = readWords(entries, written.at, reading);
  const statistic = expectWord(entries, 'statistic', statistics, reading);
  const group = expectWord(entries, 'group', groups, reading);
  const polarity = expectWord(entries, 'polarity', polarityWords, reading);
  const denominator = readDenominator(entries, reading);
  const standard = readStandard(entries, reading);
  const per = statistic && readPer(entries, statistic, reading);
  if (statistic && per) judgeThings(entries, statistic, per, reading);
  const numerator =
    writtenNumerator && statistic && readNumerator(writtenNumerator, statistic, reading);
  if (reading.problems.length > 0 || denominator === undefined || !numerator) return undefined;
  if (!id || !words || !statistic || !group || !polarity || !standard || !per) return undefined;
  const own = {
    kind: 'counted',
    id,
    ...words,
    things: words.things ?? thingsOf(numerator),
    group,
    statistic,
    numerator,
    edition: null,
  } as const;
  return { ...own, ...partsOf(denominator), standard, per, polarity };
}
