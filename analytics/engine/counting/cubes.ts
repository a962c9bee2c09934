import type { Dimension } from '../../contract/dimensions.ts';
import { Refusal } from '../../contract/problem.ts';
import type { PersonAxis } from '../../cube/axis.ts';
import type { CountColumn } from '../../cube/count-columns.ts';
import { type Counts, type Cube, peopleKey } from '../../cube/cube.ts';
import { extractOf } from '../extract-at-hand.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type CountingWay, type CubeAsk, keyOf } from './asks.ts';
import { holdsDimension, type PlaceCodes, personAxis, segmentAxisOf } from './axes-at-hand.ts';
import { type HeldCube, keepCubes, readKeptCubes } from './kept-cubes.ts';
import { makeCube } from './make-cube.ts';
import type { People } from './people.ts';

/** Cells that a cube may have which tells more apart than was asked; beyond, only that is counted. */
export const mostCells = 2_000_000;

/** Cells of all the cubes that are held at once. */
const heldCells = 8_000_000;

const unbounded = Number.POSITIVE_INFINITY;

/** What every screen breaks down by or filters on. */
const standing: readonly Exclude<Dimension, 'segment'>[] = ['quintile', 'age_band', 'sex', 'lcp'];

export interface Cubes {
  cube(ask: CubeAsk): Promise<Cube>;
  /** Writes the cubes into the workspace, for the next time that it is opened. */
  keep(workspace: Workspace): Promise<void>;
  forget(): void;
}

const notCounted = new Refusal({
  code: 'internal',
  reason: 'People could not be counted into cells, so no figure is given.',
  hint: 'Open the workspace again; if it happens again, report the steps that led to it.',
});

const total = (counts: Counts) => {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
};

function isWhole({ counts }: Cube, people: number): boolean {
  return total(counts.get(peopleKey) ?? new Uint32Array()) === people;
}

function requireWhole(cube: Cube, people: number): void {
  if (isWhole(cube, people)) return;
  throw new Refusal({
    code: 'internal',
    reason: 'The segments do not add up to the population, so no figure is given.',
    hint: 'Import the extract again; if it happens again, report the definition.',
  });
}

function isOfPerson(dimension: Dimension): dimension is Exclude<Dimension, 'segment'> {
  return dimension !== 'segment';
}

/** Practices and PCNs in the order of their codes. */
export async function placeCodesOf(people: People, workspace: Workspace): Promise<PlaceCodes> {
  const { settings } = await people.codes(workspace);
  const columns = await settings.read(['practice', 'pcn']);
  const codes = (column: string) => columns.codes(column)?.different ?? [];
  return { practice: codes('practice'), pcn: codes('pcn') };
}

interface Wanted {
  readonly needed: readonly PersonAxis[];
  /** Those that other questions are likely to need, too. */
  readonly more: readonly PersonAxis[];
}

async function wantedAxes(people: People, ask: CubeAsk): Promise<Wanted> {
  const extract = extractOf(ask.workspace);
  const places = await placeCodesOf(people, ask.workspace);
  const asked = ask.dimensions.filter(isOfPerson);
  const further = standing.filter(
    (dimension) => !asked.includes(dimension) && holdsDimension(extract, dimension),
  );
  const axis = (dimension: Exclude<Dimension, 'segment'>) =>
    personAxis(dimension, { extract, places, combination: ask.combination });
  return { needed: asked.map(axis), more: further.map(axis) };
}

async function countCube(
  people: People,
  ask: CubeAsk,
  { needed, more }: Wanted,
  way: CountingWay,
): Promise<HeldCube> {
  const all = [...needed, ...more];
  const counts = way === 'rows' ? ask.counts : [];
  const widely = await people.cells(ask, { axes: all, counts, most: mostCells }, way);
  const axes = widely === null ? needed : all;
  const counted = widely ?? (await people.cells(ask, { axes, counts, most: unbounded }, way));
  if (counted === null) throw notCounted;
  const { document } = ask.definition;
  const cube = makeCube(counted, {
    segment: segmentAxisOf(document),
    axes,
    isOverlapping: document.assign === 'every-match',
  });
  if (ask.where === null) requireWhole(cube, extractOf(ask.workspace).people);
  takeCounts(cube, counts, counted.counts);
  return { key: keyOf(ask), axes, cube, way };
}

/** Puts counted columns, those of everybody first, into a cube of the same cells. */
function takeCounts(cube: Cube, wanted: readonly CountColumn[], [, ...found]: readonly Counts[]) {
  wanted.forEach(({ key }, index) => {
    const column = found[index];
    if (column?.length !== cube.cells) throw notCounted;
    cube.counts.set(key, column);
  });
}

/** Counts what a cube does not count yet; gives whether there was anything. */
async function addCounts(people: People, ask: CubeAsk, { axes, cube, way }: HeldCube) {
  const counts = ask.counts.filter(({ key }) => !cube.counts.has(key));
  if (counts.length === 0) return false;
  const counted = await people.cells(ask, { axes, counts, most: unbounded }, way);
  takeCounts(cube, counts, counted?.counts ?? []);
  return true;
}

/** Cubes by whom they count, so that a second question about the same people costs nothing. */
export function makeCubes(people: People): Cubes {
  let cubes: readonly HeldCube[] = [];
  let isChanged = false;
  const read = new Set<string>();

  function hold(entry: HeldCube) {
    let cells = 0;
    cubes = [entry, ...cubes.filter((one) => one !== entry)].filter((one) => {
      cells += one.cube.cells;
      return one === entry || cells <= heldCells;
    });
    return entry;
  }
  /** The smallest cube that tells apart all that is needed. */
  function find(key: string, axes: readonly PersonAxis[], way: CountingWay) {
    const fit = cubes.filter(
      (one) =>
        one.key === key &&
        one.way === way &&
        axes.every(({ id }) => one.axes.some((axis) => axis.id === id)),
    );
    return fit.sort((a, b) => a.cube.cells - b.cube.cells)[0];
  }
  /** Takes up the cubes of an earlier time that the workspace was open. */
  async function readKept(ask: CubeAsk) {
    const key = keyOf(ask);
    if (read.has(key)) return;
    read.add(key);
    const places = await placeCodesOf(people, ask.workspace);
    const everybody = extractOf(ask.workspace).people;
    for (const entry of await readKeptCubes(ask, places)) {
      if (ask.where !== null || isWhole(entry.cube, everybody)) hold(entry);
    }
  }
  return {
    async cube(ask) {
      await readKept(ask);
      const wanted = await wantedAxes(people, ask);
      const way = await people.wayFor(ask.workspace, ask.counts);
      const known = find(keyOf(ask), wanted.needed, way);
      const held = hold(known ?? (await countCube(people, ask, wanted, way)));
      const hasMore = await addCounts(people, ask, held);
      isChanged ||= known === undefined || hasMore;
      return held.cube;
    },
    async keep(workspace) {
      if (isChanged) await keepCubes(workspace, cubes);
      isChanged = false;
    },
    forget() {
      cubes = [];
      isChanged = false;
      read.clear();
    },
  };
}
