import { conditions } from '../figures/conditions.ts';

/** The bit of a condition in a person's record. */
export function bitOf(id: string): number {
  const index = conditions.findIndex((condition) => condition.id === id);
  if (index === -1) throw new RangeError(`The dictionary has no ${id}.`);
  return 2 ** index;
}

/** The bits of the conditions that count as long-term. */
export const longTermBits: number = conditions.reduce(
  (mask, { longTerm }, index) => mask + (longTerm ? 2 ** index : 0),
  0,
);
