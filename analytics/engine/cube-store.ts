import { Refusal } from '../contract/problem.ts';
import type { Axis } from '../cube/axis.ts';
import { cubeQuery } from '../cube/build.ts';
import { countColumns, type HeldCondition } from '../cube/count-columns.ts';
import type { Cube } from '../cube/cube.ts';
import { outsideSegment } from '../sql/compile-segments.ts';
import type { Sql } from '../sql/sql.ts';
import { numberColumns } from './duckdb/columns.ts';
import type { Database } from './duckdb/database.ts';

/** How many cubes are kept: enough to go back and forth between a few definitions. */
const keptCubes = 6;

export interface CubeAsk {
  /** The same key means the same cube. */
  readonly key: string;
  readonly database: Database;
  /** SELECT of everybody with their `segment`. */
  readonly people: Sql;
  readonly axes: readonly Axis[];
  readonly held: readonly HeldCondition[];
  /** How many people it must hold, those outside included; null where that is not known. */
  readonly expected: number | null;
}

export interface CubeStore {
  cube(ask: CubeAsk): Promise<Cube>;
  forget(): void;
}

function requireWhole(people: Float64Array, expected: number | null): void {
  const total = people.reduce((sum, count) => sum + count, 0);
  if (expected === null || total === expected) return;
  throw new Refusal({
    code: 'internal',
    reason: 'The segments do not add up to the population, so no figure is given.',
    hint: 'Import the extract again; if it happens again, report the definition.',
  });
}

async function countCube({ database, people, axes, held, expected }: CubeAsk): Promise<Cube> {
  const { statement, columns } = cubeQuery(people, axes, countColumns(held));
  const arrays = await numberColumns(database, statement);
  const at = (name: string) => arrays[columns.indexOf(name)] ?? new Float64Array();
  requireWhole(at('people'), expected);
  const segment = at('segment');
  const inside = (array: Float64Array) =>
    array.filter((_, cell) => segment[cell] !== outsideSegment);
  return {
    axes,
    cells: inside(segment).length,
    positions: axes.map(({ dimension }) => Uint16Array.from(inside(at(dimension)))),
    counts: new Map(columns.slice(axes.length).map((key) => [key, inside(at(key))])),
  };
}

/** Cubes by what they count, so that a second question about the same people costs nothing. */
export function makeCubeStore(): CubeStore {
  const cubes = new Map<string, Cube>();
  return {
    async cube(ask) {
      const cube = cubes.get(ask.key) ?? (await countCube(ask));
      cubes.delete(ask.key);
      cubes.set(ask.key, cube);
      for (const oldest of cubes.keys()) {
        if (cubes.size > keptCubes) cubes.delete(oldest);
      }
      return cube;
    },
    forget: () => cubes.clear(),
  };
}
