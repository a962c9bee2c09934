import { type PolicyBook, policyBook } from '../disclosure/policy-book.ts';
import { makeDesk } from './desk.ts';
import { makeHandlers } from './handlers.ts';
import type { Engine } from './serve.ts';

/**
 * An engine with no workspace open yet. `privateFolder` is absolute and belongs to this run alone;
 * `now` is the clock that releases are recorded by; `book` holds the policies, the shipped ones where it is
 * left out.
 */
export function createEngine(
  privateFolder: string,
  now: () => Date = () => new Date(),
  book: PolicyBook = policyBook(),
): Engine {
  const desk = makeDesk(privateFolder, book, now);
  return {
    handlers: makeHandlers(desk, privateFolder),
    interrupt: () => desk.interrupt(),
    keep: desk.keep,
    close: desk.close,
  };
}
