import { Refusal } from '../contract/problem.ts';
import { type Found, findingsOf, type RecognisedFile } from './finding.ts';
import type { AreaPopulation, AreaShape, BoundarySet, DeprivationTable } from './places.ts';

/** Why a file that is known for what it is is not used, by the file. */
export type Unused = Map<RecognisedFile, string>;

function refuseDeciles(file: string): never {
  throw new Refusal({
    code: 'places-unreadable',
    reason: 'Two files give one area different deciles of the same edition.',
    hint: 'Leave one of the two files out.',
    where: { file },
  });
}

/** Tables of one edition and vintage become one; those that disagree are refused. */
export function combineDeprivation(
  files: readonly RecognisedFile[],
  unused: Unused,
): readonly DeprivationTable[] {
  const tables = new Map<
    string,
    { table: DeprivationTable; deciles: Map<string, number>; file: string }
  >();
  for (const { from, file, finding } of findingsOf(files, 'deprivation')) {
    const { edition, vintage, deciles } = finding.table;
    const key = `${edition}\n${vintage}`;
    const known = tables.get(key);
    if (known === undefined) {
      const own = new Map(deciles);
      tables.set(key, { table: { ...finding.table, deciles: own }, deciles: own, file });
      continue;
    }
    const before = known.deciles.size;
    for (const [code, decile] of deciles) {
      if ((known.deciles.get(code) ?? decile) !== decile) refuseDeciles(file);
      known.deciles.set(code, decile);
    }
    if (known.deciles.size === before) unused.set(from, `its areas are in ${known.file} already`);
  }
  return [...tables.values()].map(({ table }) => table);
}

/** Residents of the first file's vintage; other files add the areas that are not there yet. */
export function combinePopulation(
  files: readonly RecognisedFile[],
  unused: Unused,
): AreaPopulation | null {
  const [first, ...others] = findingsOf(files, 'population');
  if (first === undefined) return null;
  const { vintage } = first.finding.population;
  const residents = new Map(first.finding.population.residents);
  for (const { from, finding } of others) {
    const before = residents.size;
    if (finding.population.vintage === vintage) {
      for (const [code, counts] of finding.population.residents) {
        if (!residents.has(code)) residents.set(code, counts);
      }
    }
    if (residents.size === before) unused.set(from, `residents are taken from ${first.file}`);
  }
  return { vintage, residents };
}

const detail = ({ finding: { set } }: Found<'boundaries'>) =>
  set.points / Math.max(1, set.areas.length);

/**
 * Boundaries of one vintage become one set: the more detailed first, others where they add areas. A
 * file that adds none is a duplicate, and says so.
 */
export function combineBoundaries(
  files: readonly RecognisedFile[],
  unused: Unused,
): readonly BoundarySet[] {
  const found = findingsOf(files, 'boundaries');
  const vintages = [...new Set(found.map(({ finding }) => finding.set.vintage))];
  return vintages.map((vintage) => {
    const sets = found
      .filter(({ finding }) => finding.set.vintage === vintage)
      .toSorted((a, b) => detail(b) - detail(a));
    const areas = new Map<string, AreaShape>();
    let points = 0;
    for (const entry of sets) {
      const before = areas.size;
      for (const area of entry.finding.set.areas)
        if (!areas.has(area.code)) areas.set(area.code, area);
      if (areas.size > before) points += entry.finding.set.points;
      else unused.set(entry.from, `${sets[0]?.file} draws the same areas in more detail`);
    }
    return { level: 'lsoa', vintage, areas: [...areas.values()], points };
  });
}
