import {
  addSum,
  addWithin,
  type Count,
  type CountDraft,
  enterAtom,
  type Named,
} from '../count-draft.ts';
import type { EnteredColumn } from '../enter-counts.ts';
import type { Worlds } from '../group-of.ts';
import { definitionOf } from '../group-rows.ts';
import { dateOf } from '../nesting.ts';
import { isOfDenominator, people } from '../quantity.ts';
import type { ReadTable } from '../read-table.ts';
import { type Asked, askedOf, type Kinds, type Layer } from './asked.ts';
import { atomsPassing, type Class, classesOf } from './classes.ts';
import { criteriaPieces } from './criteria.ts';
import { type Dimensions, familiesOf } from './families.ts';
import { closedBands, knownOf } from './known.ts';
import { layersOf, linkLayers } from './layers.ts';
import type { Piece } from './piece.ts';

/** Atoms that are few enough to be attacked beside the counts: of all quantities and segments together. */
const mostAtoms = 6000;

/** A count, and who it counts. */
interface Told extends Asked {
  readonly at: number;
  readonly count: Count;
}

interface Family {
  readonly pieces: readonly Piece[];
  readonly classes: readonly Class[];
}

/** What a measure's quantities are to one another, for every group of people. */
interface Link {
  readonly whole: string;
  readonly parts: readonly string[];
  /** Whether the parts are all that there is. */
  readonly isSum: boolean;
}

const apart: readonly string[] = ['other_segment', 'statistic'];

function kindsOf(tables: readonly ReadTable[]): Kinds {
  const overlapping = new Set<string | null>();
  const loose = new Set(apart);
  for (const { table } of tables) {
    for (const { name, overlapping: isOverlapping, complete, total } of table.dimensions) {
      if (name === 'segment' && isOverlapping) overlapping.add(definitionOf(table));
      else if (isOverlapping || !(complete || total !== null)) loose.add(name);
    }
  }
  return { overlaps: (definition) => definition !== null && overlapping.has(definition), loose };
}

function familiesFor(
  told: readonly Told[],
  read: readonly ReadTable[],
  worlds: Worlds,
): readonly Family[] | null {
  const tables = read.map(({ table }) => table);
  const tests = [
    ...new Map(
      told.flatMap((one) => one.tests).map((test) => [JSON.stringify(test), test]),
    ).values(),
  ];
  const named = tests.filter((test) => !('name' in test && test.name.startsWith('criterion ')));
  const [table] = tables;
  if (table === undefined) return null;
  const dimensions: Dimensions = {
    nesting: worlds.nesting,
    date: dateOf(table),
    known: knownOf(named, tables, worlds),
    bands: closedBands(read),
  };
  const [families, criteria] = [familiesOf(dimensions), criteriaPieces(told)];
  if (families === null || criteria === null) return null;
  return [...families, criteria].map((pieces) => ({ pieces, classes: classesOf(pieces, tests) }));
}

function linksOf(columns: readonly EnteredColumn[]): readonly Link[] {
  const named = (column: string) => columns.find((entered) => entered.column === column);
  const [count, ...three] = ['count', 'denominator', 'excluded', 'unknown'].map(named);
  const [denominator] = three;
  const parts = three.flatMap((entered) => entered?.quantity ?? []);
  return [
    ...(parts.length === 3 && !parts.includes(people)
      ? [{ whole: people, parts, isSum: true }]
      : []),
    ...(count !== undefined && denominator !== undefined && isOfDenominator(count.of)
      ? [{ whole: denominator.quantity, parts: [count.quantity], isSum: false }]
      : []),
  ].filter(({ whole, parts: own }) => !own.includes(whole));
}

/** A count of an atom: of a quantity, of everybody in it or of those in one segment. */
type AtomOf = (atom: number, quantity: string, layer: Layer | null) => number;

function atomCounts(draft: CountDraft, families: readonly Family[], like: Named): AtomOf {
  const known = new Map<string, number>();
  return (atom, quantity, layer) => {
    const key = JSON.stringify([atom, quantity, layer]);
    const found = known.get(key);
    if (found !== undefined) return found;
    let left = atom;
    const classes = families.toReversed().map(({ classes: own }) => {
      const at = left % own.length;
      left = (left - at) / own.length;
      return own[at] as Class;
    });
    const pieces = families.map((family) => family.pieces);
    const at = enterAtom(
      draft,
      { ...like, quantity },
      { pieces, classes: classes.reverse(), layer },
    );
    known.set(key, at);
    return at;
  };
}

function enterBase(
  draft: CountDraft,
  worlds: Worlds,
  told: readonly Told[],
  columns: readonly (readonly EnteredColumn[])[],
): void {
  const read = [...new Set(columns.flatMap(([first]) => first?.of ?? []))];
  const tables = read.map(({ table }) => table);
  const families = familiesFor(told, read, worlds);
  if (families === null) return;
  const atoms = told.map(({ tests }) => atomsPassing(families, tests, mostAtoms));
  const links = [
    ...new Map(columns.flatMap(linksOf).map((link) => [JSON.stringify(link), link])).values(),
  ];
  const quantities = new Set([
    ...told.map(({ count }) => count.quantity),
    ...links.flatMap(({ whole, parts }) => [whole, ...parts]),
  ]);
  const layers = layersOf(told, read);
  const named = layers.flatMap(({ definition, codes }) =>
    codes.map((code): Layer => ({ definition, code })),
  );
  const used = new Set(atoms.flatMap((own) => own ?? []));
  const size = used.size * quantities.size * (1 + named.length + 2 * layers.length);
  if (atoms.includes(null) || size > mostAtoms) return;
  const of = atomCounts(draft, families, (told[0] as Told).count);
  told.forEach(({ at, count, layer }, index) => {
    const own = atoms[index] ?? [];
    if (own.length === 0) return;
    const parts = own.map((atom) => of(atom, count.quantity, layer));
    addSum(draft, at, parts);
  });
  for (const atom of used) {
    for (const layer of [null, ...named]) {
      for (const { whole, parts, isSum } of links) {
        const total = of(atom, whole, layer);
        const counts = parts.map((part) => of(atom, part, layer));
        if (isSum) addSum(draft, total, counts);
        else for (const part of counts) addWithin(draft, part, total);
      }
    }
    for (const quantity of quantities) {
      for (const all of layers) {
        const count = (layer: Layer | null) => of(atom, quantity, layer);
        linkLayers(draft, count, all, tables);
      }
    }
  }
}

/**
 * Every count as the sum of atoms: people whom no table tells apart. It says all at once how groups hang
 * together that overlap in any way, where tables of one extract are few and small enough; of larger ones
 * the other equations say most of it.
 */
export function enterAtoms(
  draft: CountDraft,
  worlds: Worlds,
  tables: readonly ReadTable[],
  entered: readonly (readonly EnteredColumn[])[],
): void {
  const kinds = kindsOf(tables);
  const bases = new Map<string, Told[]>();
  draft.counts.forEach((count, at) => {
    const asked = askedOf(count, kinds);
    const { base } = count.world;
    if (asked !== null) bases.set(base, [...(bases.get(base) ?? []), { ...asked, at, count }]);
  });
  for (const [base, told] of bases) {
    const columns = entered.filter((own) =>
      own.some(({ groups }) => groups.some((group) => group?.world.base === base)),
    );
    const isOfOne = new Set(columns.map(([first]) => first?.of.table)).size < 2;
    if (!isOfOne) enterBase(draft, worlds, told, columns);
  }
}
