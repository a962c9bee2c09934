import { Refusal } from '../contract/problem.ts';

/** Refuses a file of places for what one of its rows says; the row counts from 0, the header aside. */
export function refuseRow(file: string, row: number, reason: string): never {
  throw new Refusal({
    code: 'places-unreadable',
    reason,
    hint: 'Correct the file, or leave it out.',
    where: { file, line: row + 2 },
  });
}
