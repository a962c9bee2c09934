import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Refusal } from '../contract/problem.ts';
import { combinePlaces } from './combine-places.ts';
import { type FoundFile, findFiles } from './find-files.ts';
import type { RecognisedFile } from './finding.ts';
import { parsePlaceTable } from './place-table.ts';
import type { Places } from './places.ts';
import { recogniseShapes } from './recognise-shapes.ts';
import { holdsPeople, recogniseTable } from './recognise-table.ts';

/** The longest file that is read whole; JavaScript holds no text much longer. */
const longest = 500 * 2 ** 20;
const startBytes = 64 * 2 ** 10;

function passOver(file: FoundFile, why: string): RecognisedFile {
  const name = basename(file.path);
  if (file.named) {
    throw new Refusal({
      code: 'places-unreadable',
      reason: `${name} is not used as a file of places: ${why}.`,
      hint: 'Give a CSV, GeoJSON or TopoJSON file, or leave this one out.',
      where: { file: name },
    });
  }
  return { file: name, takenFor: `not used: ${why}`, rows: 0, synthetic: false, finding: null };
}

function startOf({ path }: FoundFile): string {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(startBytes);
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, startBytes, 0));
  } finally {
    closeSync(handle);
  }
}

/** The whole text, or null where it is not UTF-8. */
function textOf({ path }: FoundFile): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    return null;
  }
}

function readTable(file: FoundFile): RecognisedFile {
  const name = basename(file.path);
  const header =
    startOf(file)
      .replace(/^\uFEFF/, '')
      .split(/[\r\n]/, 1)[0] ?? '';
  const headerAlone = parsePlaceTable(name, header);
  if (holdsPeople(headerAlone)) return recogniseTable(headerAlone);
  if (file.bytes > longest) return passOver(file, 'it is too large');
  const text = textOf(file);
  return text === null
    ? passOver(file, 'it is not UTF-8 text')
    : recogniseTable(parsePlaceTable(name, text));
}

function readShapes(file: FoundFile): RecognisedFile {
  if (file.bytes > longest) return passOver(file, 'it is too large');
  const text = textOf(file);
  if (text === null) return passOver(file, 'it is not UTF-8 text');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return passOver(file, 'it is not readable as JSON');
  }
  return recogniseShapes(basename(file.path), document);
}

function readFile(file: FoundFile): RecognisedFile {
  if (file.bytes === 0) return passOver(file, 'it is empty');
  switch (extname(file.path).toLowerCase()) {
    case '.csv':
      return readTable(file);
    case '.json':
    case '.geojson':
    case '.topojson':
      return readShapes(file);
    default:
      return passOver(file, 'it is neither CSV nor GeoJSON nor TopoJSON');
  }
}

/**
 * Reads files and folders of places and tells what each is by its columns or properties. A file
 * named outright that cannot be read, and a lookup that contradicts itself, are refused with
 * `places-unreadable`; a file in a folder that is not of places is passed over and says so in
 * `recognised`.
 */
export async function readPlaces(paths: readonly string[]): Promise<Places> {
  return combinePlaces(findFiles(paths).map(readFile));
}
