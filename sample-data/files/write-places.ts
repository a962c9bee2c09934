import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFormatRows } from 'd3-dsv';
import { quintileOf, type Town } from '../town/town.ts';

type Cell = string | number | boolean | null;

function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = (cell: Cell) => (cell === null ? '' : String(cell));
  return `${csvFormatRows([[...header], ...rows.map((row) => row.map(text))])}\n`;
}

/** `lsoa`, or with the year of the areas where they are real: `lsoa11`, `lsoa21`. */
function areaColumn({ vintage }: Town): string {
  return `lsoa${/^LSOA 20(\d\d)$/.exec(vintage)?.[1] ?? ''}`;
}

function deprivation(town: Town): string {
  const area = areaColumn(town);
  return csv(
    [
      `${area}_code`,
      `${area}_name`,
      'imd_score',
      'imd_rank',
      'imd_decile',
      'imd_quintile',
      'imd_edition',
      'synthetic',
    ],
    town.areas.map(({ code, name, score, rank, decile }) => [
      code,
      name,
      score,
      rank,
      decile,
      quintileOf(decile),
      town.edition,
      town.synthetic,
    ]),
  );
}

function practices(town: Town, lists: Float64Array): string {
  return csv(
    [
      'practice_code',
      'practice_name',
      'pcn_code',
      'pcn_name',
      'lcp_code',
      'lcp_name',
      'list_size',
      'longitude',
      'latitude',
      'synthetic',
    ],
    town.practices.map((practice, index) => [
      practice.code,
      practice.name,
      practice.pcn?.code ?? null,
      practice.pcn?.name ?? null,
      practice.lcp,
      town.lcps.get(practice.lcp ?? '') ?? null,
      town.synthetic ? (lists[index] ?? 0) : practice.listSize,
      practice.longitude,
      practice.latitude,
      town.synthetic,
    ]),
  );
}

function footprint(town: Town): string {
  return csv(
    [`${areaColumn(town)}_code`, 'lcp_code', 'lcp_name', 'synthetic'],
    town.areas
      .filter(({ lcp }) => lcp !== null)
      .map(({ code, lcp }) => [code, lcp, town.lcps.get(lcp ?? '') ?? null, town.synthetic]),
  );
}

/** GeoJSON, one feature a line. */
function boundaries(town: Town): string {
  const area = areaColumn(town);
  const features = town.shapes.map(({ code, name, coordinates }) =>
    JSON.stringify({
      type: 'Feature',
      properties: { [`${area}_code`]: code, [`${area}_name`]: name },
      geometry:
        coordinates.length === 1
          ? { type: 'Polygon', coordinates: coordinates[0] }
          : { type: 'MultiPolygon', coordinates },
    }),
  );
  const head = `"type":"FeatureCollection","synthetic":${town.synthetic}`;
  return `{${head},"features":[\n${features.join(',\n')}\n]}\n`;
}

/**
 * Writes boundaries, deprivation, practices and footprint, and returns their names. In the invented
 * city a list size is the number of people drawn; a real practice keeps its published one.
 */
export function writePlaces(folder: string, town: Town, lists: Float64Array): string[] {
  const files: readonly (readonly [name: string, text: string | null])[] = [
    ['boundaries.geojson', town.shapes.length > 0 ? boundaries(town) : null],
    ['deprivation.csv', deprivation(town)],
    ['practices.csv', practices(town, lists)],
    ['footprint.csv', town.areas.some(({ lcp }) => lcp !== null) ? footprint(town) : null],
  ];
  return files.flatMap(([name, text]) => {
    if (text === null) return [];
    writeFileSync(join(folder, name), text);
    return [name];
  });
}
