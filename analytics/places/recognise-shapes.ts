import { feature } from 'topojson-client';
import type { RecognisedFile } from './finding.ts';
import { squash } from './place-table.ts';
import type { AreaShape } from './places.ts';
import { isLsoaName, syntheticVintage, unstatedVintage, vintageOfColumn } from './vintage.ts';

type Position = readonly [number, number];
type Polygon = readonly (readonly Position[])[];

interface Feature {
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: { readonly type: string; readonly coordinates?: unknown } | null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The features of a GeoJSON collection or of every object in a TopoJSON file; null where neither. */
function featuresOf(document: unknown): readonly Feature[] | null {
  if (!isObject(document)) return null;
  if (document['type'] === 'FeatureCollection' && Array.isArray(document['features'])) {
    return document['features'] as Feature[];
  }
  if (document['type'] !== 'Topology' || !isObject(document['objects'])) return null;
  const topology = document as unknown as Parameters<typeof feature>[0];
  return Object.values(topology.objects).flatMap((object) => {
    const made = feature(topology, object) as unknown as Feature | { features: Feature[] };
    return 'features' in made ? made.features : [made];
  });
}

function polygonsOf({ geometry }: Feature): readonly Polygon[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates as Polygon];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates as readonly Polygon[];
  return [];
}

/** Longitude and latitude, not metres: what lies outside the globe's degrees is another projection. */
function isInDegrees(areas: readonly AreaShape[]): boolean {
  const first = areas[0]?.coordinates[0]?.[0]?.[0];
  return first !== undefined && Math.abs(first[0]) <= 180 && Math.abs(first[1]) <= 90;
}

function areasOf(features: readonly Feature[], codeKey: string, nameKey: string | undefined) {
  return features.flatMap((shape): AreaShape[] => {
    const code = shape.properties?.[codeKey];
    const name = nameKey === undefined ? undefined : shape.properties?.[nameKey];
    const coordinates = polygonsOf(shape);
    if (typeof code !== 'string' || coordinates.length === 0) return [];
    return [{ code, name: typeof name === 'string' ? name : code, coordinates }];
  });
}

/** Tells a parsed GeoJSON or TopoJSON file by the properties of its features. */
export function recogniseShapes(file: string, document: unknown): RecognisedFile {
  const features = featuresOf(document);
  const rows = features?.length ?? 0;
  const unused = (takenFor: string): RecognisedFile => ({
    file,
    takenFor,
    rows,
    synthetic: false,
    finding: null,
  });
  if (features === null) return unused('not used');
  const keys = Object.keys(features[0]?.properties ?? {});
  const codeKey = keys.find((key) => vintageOfColumn(squash(key)) !== null);
  if (codeKey === undefined) return unused('not used: boundaries of areas other than LSOAs');
  const nameKey = keys.find((key) => isLsoaName(squash(key)));
  const areas = areasOf(features, codeKey, nameKey);
  if (!isInDegrees(areas))
    return unused('not used: its coordinates are not longitude and latitude');
  const synthetic = isObject(document) && document['synthetic'] === true;
  const stated = vintageOfColumn(squash(codeKey)) ?? unstatedVintage;
  const vintage = synthetic && stated === unstatedVintage ? syntheticVintage : stated;
  return {
    file,
    takenFor: `boundaries of areas (${vintage})`,
    rows,
    synthetic,
    finding: { kind: 'boundaries', set: { level: 'lsoa', vintage, areas } },
  };
}
