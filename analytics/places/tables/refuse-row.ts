import { Refusal } from '../../contract/problem.ts';

/** Refuses a file of places for what one of its lines says. */
export function refuseRow(
  file: string,
  line: number,
  reason: string,
  hint = 'Correct the file, or leave it out.',
): never {
  throw new Refusal({ code: 'places-unreadable', reason, hint, where: { file, line } });
}
