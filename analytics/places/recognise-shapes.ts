import type { RecognisedFile } from './finding.ts';
import {
  type CoordinateSystem,
  projectionOf,
  systemOfNumbers,
} from './formats/coordinate-system.ts';
import { type PackedPolygons, unpackPolygons } from './formats/polygons.ts';
import type { AreaShape } from './places.ts';
import { seenText } from './seen-text.ts';
import { squash } from './tables/place-table.ts';
import {
  isLsoaName,
  levelOfColumn,
  syntheticVintage,
  unstatedVintage,
  vintageOfColumn,
} from './vintage.ts';

/** One shape of a file: what it says of itself, and its outline, null where it has none. */
export interface RawShape {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly outline: PackedPolygons | null;
}

export interface RawShapes {
  readonly file: string;
  readonly shapes: readonly RawShape[];
  /** What the file says of its coordinates; undefined where it says nothing, null where unusable. */
  readonly system: CoordinateSystem | undefined;
  readonly synthetic: boolean;
}

const degrees = 'longitude and latitude';
const metres = 'British National Grid';

/** The system of the coordinates, or what is wrong with it. */
function settleSystem({ shapes, system }: RawShapes): {
  readonly system?: NonNullable<CoordinateSystem>;
  readonly why?: string;
} {
  const outlines = shapes.flatMap(({ outline }) => (outline === null ? [] : [outline]));
  const numbers = systemOfNumbers(outlines);
  if (outlines.length === 0) return { why: 'none of its shapes has an outline' };
  if (system === null || numbers === null) {
    return { why: `its coordinates are neither ${degrees} nor ${metres}` };
  }
  if (system !== undefined && system !== numbers) {
    return {
      why: `it says that its coordinates are ${system === 'degrees' ? degrees : metres}, and they are not`,
    };
  }
  return { system: numbers };
}

/** An area whose outline is unpacked and projected when it is asked for. */
function areaOf(
  code: string,
  name: string,
  outline: PackedPolygons,
  project: ReturnType<typeof projectionOf>,
): AreaShape {
  return {
    code,
    name,
    get coordinates() {
      return unpackPolygons(outline, project);
    },
  };
}

/** What is said of shapes that are not of LSOAs. */
function otherShapes(keys: readonly string[]): string {
  const level = keys.map((key) => levelOfColumn(squash(key))).find((found) => found !== null);
  return level == null
    ? 'not used: its shapes are not of LSOAs'
    : `boundaries of areas (${level.edition}): known, not drawn`;
}

function areasOf(
  { shapes }: RawShapes,
  codeKey: string,
  nameKey: string | undefined,
  system: NonNullable<CoordinateSystem>,
) {
  const project = projectionOf(system);
  const areas: AreaShape[] = [];
  let points = 0;
  for (const { properties, outline } of shapes) {
    const code = properties[codeKey];
    const name = nameKey === undefined ? undefined : properties[nameKey];
    if (typeof code !== 'string' || outline === null) continue;
    points += outline.points.length / 2;
    const label = seenText(typeof name === 'string' ? name : code);
    areas.push(areaOf(seenText(code), label, outline, project));
  }
  return { areas, points };
}

/** Tells a file of shapes by the properties of the first. */
export function recogniseShapes(raw: RawShapes): RecognisedFile {
  const { file, shapes, synthetic } = raw;
  const base = { file, rows: shapes.length, synthetic: false, findings: [] };
  const keys = Object.keys(shapes[0]?.properties ?? {});
  const codeKey = keys.find((key) => vintageOfColumn(squash(key)) !== null);
  if (codeKey === undefined) return { ...base, takenFor: otherShapes(keys) };
  const { system, why } = settleSystem(raw);
  if (system === undefined) return { ...base, takenFor: `not used: ${why}` };
  const nameKey = keys.find((key) => isLsoaName(squash(key)));
  const { areas, points } = areasOf(raw, codeKey, nameKey, system);
  const stated = vintageOfColumn(squash(codeKey)) ?? unstatedVintage;
  const vintage = synthetic && stated === unstatedVintage ? syntheticVintage : stated;
  const lost = shapes.length - areas.length;
  const said = [
    system === 'national-grid' ? `, from ${metres}` : '',
    lost === 0 ? '' : `; shapes without a code or a usable outline: ${lost}`,
  ];
  return {
    file,
    takenFor: `boundaries of areas (${vintage})${said.join('')}`,
    rows: shapes.length,
    synthetic,
    findings: [{ kind: 'boundaries', set: { level: 'lsoa', vintage, areas, points } }],
  };
}
