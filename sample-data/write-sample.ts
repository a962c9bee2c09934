import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../analytics/contract/problem.ts';
import type { Places } from '../analytics/places/places.ts';
import { buildCity } from './city/city.ts';
import { asWriteRefusal, openStaging } from './files/staging.ts';
import { writeParquet } from './files/write-parquet.ts';
import { stopIfAborted, writePeople } from './files/write-people.ts';
import { writePlaces } from './files/write-places.ts';
import { makeDraw } from './people/draw.ts';
import { makeRowWriter } from './people/row.ts';
import { makeTally, type Tally } from './people/tally.ts';
import type { Town } from './town/town.ts';
import { townOfPlaces } from './town/town-of-places.ts';

export interface SampleAsk {
  /** People to draw, 1 to 999,999,999. */
  readonly persons: number;
  /** A whole number of 0 or more. */
  readonly seed: number;
  /** Folder for the files; made where it is missing. */
  readonly out: string;
  /** Real areas to draw people onto; null for the invented city. */
  readonly places: Places | null;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number) => void;
}

export interface SampleReceipt {
  readonly persons: number;
  /** Names of the files written, relative to the folder. */
  readonly files: readonly string[];
  readonly seconds: number;
}

/** Drawing takes about this share of the time; writing Parquet takes the rest. */
const drawingShare = 0.5;

const mostPersons = 999_999_999;

function check({ persons, seed }: SampleAsk): void {
  if (!Number.isInteger(persons) || persons < 1 || persons > mostPersons) {
    throw new Refusal({ code: 'usage', reason: 'A sample has from 1 to 999,999,999 people.' });
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new Refusal({ code: 'usage', reason: 'A seed is a whole number of 0 or more.' });
  }
}

function truth({ persons, seed }: SampleAsk, town: Town, tally: Tally): string {
  const head = {
    synthetic: true,
    persons,
    seed,
    town: town.name,
    areas_are_real: !town.synthetic,
    deprivation_edition: town.edition,
  };
  return `${JSON.stringify({ ...head, ...tally.counts() }, null, 2)}\n`;
}

async function writeAll(ask: SampleAsk, folder: string): Promise<void> {
  const { persons, seed, signal, progress } = ask;
  const town = ask.places === null ? buildCity() : townOfPlaces(ask.places);
  const tally = makeTally(town);
  const csv = join(folder, 'people.csv');
  const tell = (share: number) => progress?.(Math.floor(share * persons), persons);
  await writePeople(csv, {
    persons,
    draw: makeDraw(town, persons, seed),
    rows: makeRowWriter(town),
    tally,
    signal,
    drawn: (done) => tell((drawingShare * done) / persons),
  });
  await writeParquet({
    csv,
    parquet: join(folder, 'people.parquet'),
    folder,
    about: { synthetic: 'true', persons: String(persons), seed: String(seed), town: town.name },
    signal,
    written: (share) => tell(drawingShare + (1 - drawingShare) * share),
  });
  writePlaces(join(folder, 'places'), town, tally.lists);
  writeFileSync(join(folder, 'truth.json'), truth(ask, town, tally));
  stopIfAborted(signal);
  tell(1);
}

function written(folder: string): string[] {
  const people = readdirSync(folder).filter((name) => /\.(csv|parquet|json)$/.test(name));
  const places = readdirSync(join(folder, 'places')).map((name) => `places/${name}`);
  return [...people, ...places].sort();
}

/**
 * Draws synthetic people and writes people.parquet, people.csv (the same people), truth.json (what it
 * meant) and places/. The same ask gives the same bytes. Nothing is left behind where it fails or is
 * cancelled. Refuses with `usage`, `places-unreadable`, `output-unwritable` or `cancelled`.
 */
export async function writeSample(ask: SampleAsk): Promise<SampleReceipt> {
  const started = performance.now();
  check(ask);
  stopIfAborted(ask.signal);
  const staging = openStaging(ask.out);
  try {
    await writeAll(ask, staging.folder);
    const files = written(staging.folder);
    staging.finish();
    const seconds = Math.round((performance.now() - started) / 10) / 100;
    return { persons: ask.persons, files, seconds };
  } catch (error) {
    staging.abandon();
    throw asWriteRefusal(error);
  }
}
