import { open } from 'node:fs/promises';
import { Refusal } from '../../analytics/contract/problem.ts';
import { blockSize, type Draw } from '../people/draw.ts';
import { header, longestRow, type RowWriter } from '../people/row.ts';
import type { Tally } from '../people/tally.ts';
import { asWriteRefusal } from './staging.ts';

export interface PeopleAsk {
  readonly persons: number;
  readonly draw: Draw;
  readonly rows: RowWriter;
  readonly tally: Tally;
  readonly signal?: AbortSignal | undefined;
  /** Told after each block how many people are written. */
  readonly drawn: (persons: number) => void;
}

export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Refusal({ code: 'cancelled', reason: 'Cancelled.' });
}

/**
 * Draws people block after block and writes them to a CSV file. Holds two blocks in memory, whatever
 * the number of people: one is drawn while the other is written.
 */
export async function writePeople(path: string, ask: PeopleAsk): Promise<void> {
  const { persons, draw, rows, tally, signal, drawn } = ask;
  const buffers = [0, 1].map(() => new Uint8Array(blockSize * longestRow));
  const file = await open(path, 'wx');
  let writing: Promise<unknown> = file.write(header());
  try {
    for (let block = 0; block * blockSize < persons; block += 1) {
      const buffer = buffers[block % 2] as Uint8Array;
      let end = 0;
      draw.block(block, (person) => {
        end = rows.write(person, buffer, end);
        tally.take(person);
      });
      await writing;
      stopIfAborted(signal);
      drawn(Math.min(persons, (block + 1) * blockSize));
      writing = file.writeFile(buffer.subarray(0, end));
    }
    await writing;
  } catch (error) {
    await writing.catch(() => undefined);
    throw asWriteRefusal(error);
  } finally {
    await file.close();
  }
}
