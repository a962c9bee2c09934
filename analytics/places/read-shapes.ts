import { feature } from 'topojson-client';
import type { ByteSource } from './formats/byte-source.ts';
import { systemOfCrs, systemOfProjection } from './formats/coordinate-system.ts';
import { readDbf } from './formats/dbf.ts';
import { decodeText } from './formats/decode-text.ts';
import { scanFeatures } from './formats/feature-stream.ts';
import { packPolygons } from './formats/polygons.ts';
import { readShp } from './formats/shapefile.ts';
import type { RawShape, RawShapes } from './recognise-shapes.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** A GeoJSON feature, its outline packed; what is not an area has none. */
function rawShape(value: unknown): RawShape {
  const shape = isObject(value) ? value : {};
  const geometry = isObject(shape['geometry']) ? shape['geometry'] : {};
  const { type, coordinates } = geometry;
  const polygons =
    type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  return {
    properties: isObject(shape['properties']) ? shape['properties'] : {},
    outline: Array.isArray(polygons) ? packPolygons(polygons) : null,
  };
}

function topologyShapes(document: Fields): readonly RawShape[] {
  const topology = document as unknown as Parameters<typeof feature>[0];
  try {
    return Object.values(topology.objects).flatMap((object) => {
      const made = feature(topology, object) as { readonly features?: readonly unknown[] };
      return (made.features ?? [made]).map(rawShape);
    });
  } catch {
    throw new RangeError('arcs are missing');
  }
}

function crsOf(document: Fields): unknown {
  const { crs, objects } = document;
  if (crs !== undefined || !isObject(objects)) return crs;
  return Object.values(objects).find((object) => isObject(object) && object['crs'] !== undefined);
}

/**
 * The shapes of a GeoJSON or TopoJSON file; null where it holds neither. Features are parsed one at
 * a time, so that a whole country's fit into memory. Throws a `SyntaxError` where it is not JSON,
 * and a `RangeError` where it is damaged or too long.
 */
export function readJsonShapes(source: ByteSource): RawShapes | null {
  const shapes: RawShape[] = [];
  const document = scanFeatures(source, (value) => shapes.push(rawShape(value)));
  if (!isObject(document)) return null;
  const isTopology = document['type'] === 'Topology' && isObject(document['objects']);
  if (!isTopology && document['type'] !== 'FeatureCollection') return null;
  return {
    file: source.name,
    shapes: isTopology ? topologyShapes(document) : shapes,
    system: systemOfCrs(crsOf(document)),
    synthetic: document['synthetic'] === true,
  };
}

/**
 * The shapes of a Shapefile, with what the `.dbf` and the `.prj` beside it say; null where there is
 * no `.dbf`, so that no shape can be told. Throws a `RangeError` where a part is damaged.
 */
export function readShapefile(source: ByteSource): RawShapes | null {
  const table = source.beside('.dbf');
  if (table === null) return null;
  const rows = readDbf(table.whole());
  const projection = source.beside('.prj');
  const shapes: RawShape[] = [];
  for (const polygons of readShp(source.whole())) {
    const properties = rows[shapes.length] ?? {};
    shapes.push({ properties, outline: packPolygons(polygons) });
  }
  return {
    file: source.name,
    shapes,
    system: projection === null ? undefined : systemOfProjection(decodeText(projection.whole())),
    synthetic: false,
  };
}
