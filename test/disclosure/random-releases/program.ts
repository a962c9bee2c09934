import { atomsOf, testOf } from './atoms.ts';
import { type Asked, type Cell, isPlain } from './knowledge.ts';
import type { Limits } from './printed.ts';
import type { Version, World } from './world.ts';

/** Numbers of people that are not known, as equations and limits between them. */
export interface Program {
  readonly limits: Limits[];
  /** Sums that come to 0, at least or exactly: columns with their factors. */
  readonly rows: {
    readonly terms: readonly (readonly [number, number])[];
    readonly equal: boolean;
  }[];
}

/** What limits a hidden count has where it has none: more than anybody is counted. */
export const endless = 100_000;

const everybody = 'everybody';

interface Block {
  readonly world: World;
  readonly program: Program;
  readonly extract: number;
  readonly atoms: ReadonlyMap<string, readonly number[]>;
  readonly quantities: readonly string[];
  readonly memberships: readonly string[];
  readonly columns: Map<string, number>;
}

export function addColumn({ limits }: Program, own: Limits): number {
  limits.push({ lower: own.lower, upper: Math.min(own.upper, endless) });
  return limits.length - 1;
}

function columnOf({ program, columns }: Block, atom: number, quantity: string, membership: string) {
  const key = `${atom} ${membership} ${quantity}`;
  const known = columns.get(key) ?? addColumn(program, { lower: 0, upper: endless });
  columns.set(key, known);
  return known;
}

const membershipOf = ({ question, kept }: Asked, { isOverlapping }: World): string => {
  const [code] = kept['segment'] ?? [];
  return isOverlapping && code !== undefined ? `${question.version} ${code}` : everybody;
};

/** What parts a measure takes people apart into, and the one that is of another. */
function linkQuantities(block: Block, atom: number, membership: string): void {
  const { quantities, program } = block;
  const at = (quantity: string) => columnOf(block, atom, quantity, membership);
  const named = quantities.filter((quantity) => quantity.startsWith('denominator of '));
  for (const denominator of named) {
    const of = denominator.slice('denominator of '.length);
    const parts = [denominator, `excluded of ${of}`, `unknown of ${of}`];
    const whole = [at('people'), 1] as const;
    program.rows.push({
      terms: [whole, ...parts.map((one) => [at(one), -1] as const)],
      equal: true,
    });
    if (!of.startsWith('prevalence')) continue;
    const terms = [[at(denominator), 1] as const, [at(`count of ${of}`), -1] as const];
    program.rows.push({ terms, equal: false });
  }
}

/** Whoever is in a segment is of the group, and whoever is in none is in no segment. */
function linkMemberships(block: Block, atom: number, quantity: string, version: Version): void {
  const { world, program } = block;
  const at = (membership: string) => columnOf(block, atom, quantity, membership);
  const all = at(everybody);
  const none = at(`${version} no-segment`);
  const segments = world.segments.map(({ code }) => at(`${version} ${code}`));
  for (const segment of segments) {
    const terms = [
      [all, 1],
      [none, -1],
      [segment, -1],
    ] as const;
    program.rows.push({ terms, equal: false });
  }
  const taken = segments.map((segment) => [segment, 1] as const);
  program.rows.push({ terms: [...taken, [none, 1], [all, -1]], equal: false });
}

function linkAll(block: Block): void {
  const { world, quantities, memberships, atoms } = block;
  const all = new Set([...atoms.values()].flat());
  const used = (['v3', 'v4'] as const).filter((version) =>
    memberships.some((one) => one.startsWith(version)),
  );
  const held = used.flatMap((version) =>
    [...world.segments.map(({ code }) => code), 'no-segment'].map((code) => `${version} ${code}`),
  );
  for (const atom of all) {
    for (const membership of [everybody, ...held]) linkQuantities(block, atom, membership);
    for (const quantity of quantities) {
      for (const version of used) linkMemberships(block, atom, quantity, version);
    }
  }
}

/** Names of the same counts, whichever tables print them. */
export function nameOf({ asked }: Pick<Cell, 'asked'>, world: World): string {
  const { question, quantity } = asked;
  return [question.extract, testOf(asked, world), membershipOf(asked, world), quantity].join(' ');
}

function enterExtract(
  world: World,
  program: Program,
  extract: number,
  cells: readonly Cell[],
  named: Map<string, number>,
  peopled: Set<string>,
): void {
  const measures = cells.filter(({ asked }) => !isPlain(asked.question));
  const kinds = new Set(
    measures.flatMap(({ asked: { question } }) =>
      ['count', 'denominator', 'excluded', 'unknown'].map(
        (column) => `${column} of ${question.measure}, ${question.form}`,
      ),
    ),
  );
  const block: Block = {
    ...{ world, program, extract, columns: new Map() },
    atoms: atomsOf(
      world,
      cells.map(({ asked }) => asked),
    ),
    quantities: ['people', ...kinds],
    memberships: [...new Set(cells.map(({ asked }) => membershipOf(asked, world)))],
  };
  linkAll(block);
  for (const cell of cells) {
    const name = nameOf(cell, world);
    if (named.has(name)) continue;
    const column = addColumn(program, { lower: 0, upper: endless });
    named.set(name, column);
    const parts = (block.atoms.get(testOf(cell.asked, world)) ?? []).map((atom) => {
      const of = columnOf(block, atom, cell.asked.quantity, membershipOf(cell.asked, world));
      return [of, -1] as const;
    });
    if (parts.length > 0) peopled.add(name);
    program.rows.push({ terms: [[column, 1], ...parts], equal: true });
  }
}

/** A program, and the column of each count by its name. */
export interface Programmed {
  readonly program: Program;
  readonly named: ReadonlyMap<string, number>;
  /** Those that there may be anybody in. */
  readonly peopled: ReadonlySet<string>;
}

/** All that some printed counts say, and how everybody knows that people hang together. */
export function programOf(world: World, cells: readonly Cell[]): Programmed {
  const program: Program = { limits: [], rows: [] };
  const named = new Map<string, number>();
  const peopled = new Set<string>();
  for (const extract of [0, 1]) {
    const own = cells.filter(({ asked }) => asked.question.extract === extract);
    if (own.length > 0) enterExtract(world, program, extract, own, named, peopled);
  }
  for (const cell of cells) {
    const column = named.get(nameOf(cell, world)) ?? -1;
    const { lower, upper } = program.limits[column] ?? { lower: 0, upper: endless };
    program.limits[column] = {
      lower: Math.max(lower, cell.limits.lower),
      upper: Math.min(upper, cell.limits.upper),
    };
  }
  return { program, named, peopled };
}
