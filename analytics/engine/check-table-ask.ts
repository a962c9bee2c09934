import { dimensions, isDimension } from '../contract/dimensions.ts';
import type { TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';

/** Refuses a question that is not of the shape of the contract, whoever asks it. */
export function checkTableAsk({ measure, by, policy }: TableAsk): void {
  const refuse = (reason: string, hint: string) => {
    throw new Refusal({ code: 'usage', reason, hint });
  };
  if (typeof measure !== 'string' || typeof policy !== 'string') {
    refuse('A table lacks its measure or its policy.', 'Name both.');
  }
  const known = `Known: ${dimensions.join(', ')}.`;
  if (!Array.isArray(by) || !by.every((name) => typeof name === 'string' && isDimension(name))) {
    refuse('A table is broken down by something that is no dimension.', known);
  }
  if (new Set(by).size < by.length) refuse('A dimension is named twice.', known);
}
