import type { Catalogue } from '../../criteria/catalogue.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import { criterionTruths } from '../../criteria/criterion-truths.ts';
import { needsOf } from '../../criteria/not-held.ts';
import type { RowColumns } from '../../criteria/row-columns.ts';
import { eachBit, inverted, sameTruth, type Truths } from '../../criteria/truths.ts';
import type { Pattern } from '../../cube/pattern.ts';
import type { Segmentation } from '../../definition/segmentation.ts';
import type { HeldCodes } from './held-codes.ts';
import { makePatternBook } from './pattern-book.ts';

/** Everybody sorted: which pattern a person is of follows from profile and setting. */
export interface SortedCodes {
  readonly patterns: readonly Pattern[];
  /** The class of each setting: settings of a class are alike in all that the criteria ask of them. */
  readonly classOf: Uint16Array;
  readonly classes: number;
  /** Of each class in turn, the pattern of each profile; {@link leftOut} is left out by `where`. */
  readonly pattern: Uint32Array;
  /** Whether `where` may leave anybody out. */
  readonly isNarrowed: boolean;
}

export interface SortAsk {
  readonly document: Segmentation;
  readonly where: Criterion | null;
  readonly catalogue: Catalogue;
}

/** The pattern of people whom a further criterion leaves out. */
export const leftOut = 0xffffffff;

/** Patterns of profiles by class that are held: beyond, people are sorted one by one. */
const mostPatterns = 40_000_000;

function leavesOf(criterion: Criterion): Criterion[] {
  if (criterion.kind === 'not') return leavesOf(criterion.of);
  if (criterion.kind === 'all' || criterion.kind === 'any') return criterion.of.flatMap(leavesOf);
  return [criterion];
}

function criteriaOf({ document, where }: SortAsk): Criterion[] {
  const { population, segments } = document;
  return [population, where, ...segments.map(({ when }) => when)].filter((one) => one !== null);
}

/** Columns that criteria ask about, conditions of counts and scores included. */
function columnsOf(criteria: readonly Criterion[], { conditions }: Catalogue): string[] {
  const needs = criteria.map(needsOf);
  const counts = needs.some((need) => need.counts.length + need.systems.length > 0);
  const isScored = needs.some((need) => need.scores.length > 0);
  return [
    ...needs.flatMap((need) => [...need.fields, ...need.conditions]),
    ...(counts || isScored ? conditions.keys() : []),
  ];
}

/** The criteria that ask about settings, and what each class of settings says to them. */
interface Classes {
  readonly leaves: readonly Criterion[];
  readonly classOf: Uint16Array;
  /** For each class the truths of the leaves, in their order. */
  readonly truths: readonly (readonly (boolean | null)[])[];
}

const isSet = (bits: Uint32Array, row: number) =>
  (((bits[row >>> 5] as number) >>> (row & 31)) & 1) === 1;

function classesOf(
  leaves: readonly Criterion[],
  columns: RowColumns,
  catalogue: Catalogue,
): Classes {
  const of = leaves.map((leaf) => criterionTruths(leaf, catalogue, columns));
  const found = new Map<string, number>();
  const truths: (boolean | null)[][] = [];
  const classOf = new Uint16Array(columns.rows);
  for (let row = 0; row < columns.rows && of.length > 0; row += 1) {
    const own = of.map(({ yes, no }) => (isSet(yes, row) ? true : isSet(no, row) ? false : null));
    const key = own.join();
    const number = found.get(key) ?? truths.length;
    if (number === truths.length) truths.push(own);
    found.set(key, number);
    classOf[row] = number;
  }
  return { leaves, classOf, truths: truths.length === 0 ? [[]] : truths };
}

type Known = (criterion: Criterion) => Truths | undefined;

/** Sorts every profile as it is in one class of settings. */
function sortClass(ask: SortAsk, columns: RowColumns, known: Known, into: Uint32Array, book: Book) {
  const { document, where, catalogue } = ask;
  const { rows } = columns;
  const truths = (criterion: Criterion) => criterionTruths(criterion, catalogue, columns, known);
  const inside = document.population === null ? null : truths(document.population).yes;
  const rules = document.segments.map(({ when }) => (when === null ? null : truths(when).yes));
  book.write(inside, rules, into);
  if (where === null) return;
  const stays = truths(where).yes;
  eachBit(inverted(stays), rows, (row) => {
    into[row] = leftOut;
  });
}

type Book = ReturnType<typeof makePatternBook>;

/**
 * Sorts everybody by a definition, profile by profile and class by class of settings; null where it
 * asks about what neither holds, or would take too much memory: then people are sorted one by one.
 */
export async function sortCodes(held: HeldCodes, ask: SortAsk): Promise<SortedCodes | null> {
  const { profiles, settings } = held;
  const { catalogue } = ask;
  const criteria = criteriaOf(ask);
  const isIn = (names: ReadonlySet<string>) => (id: string) =>
    names.has(id) || !catalogue.fields.has(id);
  const isOf = (names: ReadonlySet<string>, leaf: Criterion) =>
    needsOf(leaf).fields.every(isIn(names));
  const leaves = criteria.flatMap(leavesOf);
  const ofSettings = leaves.filter((leaf) => !isOf(profiles.names, leaf));
  if (!ofSettings.every((leaf) => isOf(settings.names, leaf))) return null;
  const settingRows = await settings.read(columnsOf(ofSettings, catalogue));
  const profileRows = await profiles.read(columnsOf(criteria, catalogue));
  const classes = classesOf(ofSettings, settingRows, catalogue);
  const { truths, classOf } = classes;
  if (truths.length * profiles.rows > mostPatterns) return null;
  const book = makePatternBook(ask.document);
  const pattern = new Uint32Array(truths.length * profiles.rows);
  truths.forEach((own, at) => {
    const part = pattern.subarray(at * profiles.rows, (at + 1) * profiles.rows);
    const known: Known = (criterion) => {
      const leaf = ofSettings.indexOf(criterion);
      return leaf < 0 ? undefined : sameTruth(profiles.rows, own[leaf] ?? null);
    };
    sortClass(ask, profileRows, known, part, book);
  });
  const { patterns } = book;
  const isNarrowed = ask.where !== null;
  return { patterns, classOf, classes: truths.length, pattern, isNarrowed };
}
