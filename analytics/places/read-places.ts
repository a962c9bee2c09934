import { Refusal } from '../contract/problem.ts';
import { combinePlaces } from './combine-places.ts';
import { type FoundFile, findFiles, isPartOfShapefile, isPlaceFile } from './find-files.ts';
import type { RecognisedFile } from './finding.ts';
import { decodeText } from './formats/decode-text.ts';
import { zipMembers } from './formats/zip.ts';
import type { Places } from './places.ts';
import { readJsonShapes, readShapefile } from './read-shapes.ts';
import { type RawShapes, recogniseShapes } from './recognise-shapes.ts';
import { parsePlaceTable } from './tables/place-table.ts';
import { recogniseTable, toldByHeader } from './tables/recognise-table.ts';

/** The longest table read whole: JavaScript holds no text much longer, and none of places is. */
const longestTable = 100 * 2 ** 20;
/** The longest file of shapes; generalised boundaries of the whole country are a fifth of it. */
const longestShapes = 2 ** 30;
const longestTopology = 400 * 2 ** 20;
const startBytes = 64 * 2 ** 10;

function passOver({ source, named }: FoundFile, why: string): RecognisedFile {
  if (named) {
    throw new Refusal({
      code: 'places-unreadable',
      reason: `${source.name} is not used as a file of places: ${why}.`,
      hint: 'Give a CSV, GeoJSON, TopoJSON or Shapefile, or leave this one out.',
      where: { file: source.name },
    });
  }
  const takenFor = `not used: ${why}`;
  return { file: source.name, takenFor, rows: 0, synthetic: false, findings: [] };
}

function startOf({ source }: FoundFile): string {
  for (const chunk of source.chunks()) return decodeText(chunk.subarray(0, startBytes));
  return '';
}

function readTable(found: FoundFile, asAt: string | null): RecognisedFile {
  const { source } = found;
  const start = parsePlaceTable(source.name, startOf(found));
  const told = toldByHeader({ ...start, rows: [], lines: [] });
  if (told !== null) return told;
  if (source.size > longestTable) return passOver(found, 'it is too large for a table of places');
  return recogniseTable(parsePlaceTable(source.name, decodeText(source.whole())), asAt);
}

function recogniseRaw({ source }: FoundFile, raw: RawShapes | null, without: string) {
  if (raw !== null) return recogniseShapes(raw);
  return { file: source.name, takenFor: without, rows: 0, synthetic: false, findings: [] };
}

function readShapes(found: FoundFile): RecognisedFile {
  const { source } = found;
  const isTopology = source.extension === '.topojson';
  if (source.size > (isTopology ? longestTopology : longestShapes)) {
    return passOver(found, 'it is too large; generalised boundaries (BGC) are enough to draw with');
  }
  try {
    return source.extension === '.shp'
      ? recogniseRaw(found, readShapefile(source), 'not used: there is no .dbf file beside it')
      : recogniseRaw(found, readJsonShapes(source), 'not used');
  } catch (error) {
    if (error instanceof SyntaxError) return passOver(found, 'it is not readable as JSON');
    throw error;
  }
}

function readArchive(found: FoundFile, asAt: string | null): readonly RecognisedFile[] {
  const members = zipMembers(found.source)
    .filter((member) => isPlaceFile(member.name) && member.extension !== '.zip')
    .filter((member) => !isPartOfShapefile(member));
  if (members.length === 0) return [passOver(found, 'it holds no file of places')];
  return members.flatMap((source) => readFile({ source, named: false }, asAt));
}

/** Reads a file; what its bytes make impossible is a fault of that file alone. */
function readFile(found: FoundFile, asAt: string | null): readonly RecognisedFile[] {
  try {
    return readSound(found, asAt);
  } catch (error) {
    if (error instanceof RangeError) return [passOver(found, 'it is damaged or cut short')];
    throw error;
  }
}

function readSound(found: FoundFile, asAt: string | null): readonly RecognisedFile[] {
  const { source } = found;
  if (source.size === 0) return [passOver(found, 'it is empty')];
  switch (source.extension) {
    case '.csv':
    case '.tsv':
      return [readTable(found, asAt)];
    case '.json':
    case '.geojson':
    case '.topojson':
    case '.shp':
      return [readShapes(found)];
    case '.zip':
      return readArchive(found, asAt);
    case '.xlsx':
    case '.xls':
    case '.ods':
      return [passOver(found, 'workbooks of places are not read; save its sheet as CSV')];
    default:
      return [passOver(found, 'it is neither CSV, GeoJSON, TopoJSON nor a Shapefile')];
  }
}

export interface ReadPlacesOptions {
  /** ISO date for which the extract is true: of lookups by period, the one in force then counts. */
  readonly asAt?: string | null;
}

/**
 * Reads files and folders of places and tells what each is by its columns or properties. A file
 * named outright that cannot be read, and a lookup that contradicts itself, are refused with
 * `places-unreadable`; a file in a folder that is not of places is passed over and says so in
 * `recognised`. What was left open is in `remarks`.
 */
export async function readPlaces(
  paths: readonly string[],
  { asAt = null }: ReadPlacesOptions = {},
): Promise<Places> {
  return combinePlaces(findFiles(paths).flatMap((found) => readFile(found, asAt)));
}
