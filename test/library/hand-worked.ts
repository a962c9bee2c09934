import { expect } from 'vitest';
import type { Person } from '../sql/people-table.ts';
import { openScratch } from '../sql/people-table.ts';
import { model, segmentsOf } from './segments-of.ts';

/** Who it is in words, the person, and the segments that the source's rules put them in. */
export type Worked = readonly [who: string, person: Person, ...segments: string[]];

/**
 * Holds a model to people worked out by hand, through the SQL that the program runs. Every segment of
 * the model must have somebody in it, so that none is a rule that nobody can meet.
 */
export async function holdTo(id: string, people: readonly Worked[]): Promise<void> {
  const { database, close } = await openScratch();
  try {
    const found = await segmentsOf(
      id,
      people.map(([, person]) => person),
      database,
    );
    const expected = people.map(([who, , ...segments]) => [who, ...segments]);
    expect(people.map(([who], index) => [who, ...(found[index] ?? [])])).toEqual(expected);
    const reached = new Set(found.flat());
    expect(model(id).segments.filter((segment) => !reached.has(segment.id))).toEqual([]);
  } finally {
    close();
  }
}
