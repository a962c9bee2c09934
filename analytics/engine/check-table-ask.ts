import { dimensions, isDimension } from '../contract/dimensions.ts';
import type { TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { findCondition } from '../dictionary/dictionary.ts';

/** Refuses a question that is not of the shape of the contract, whoever asks it. */
export function checkTableAsk({ measure, by, policy, combination = [] }: TableAsk): void {
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
  checkCombination(by, combination);
}

/** Conditions whose combinations are told apart at once. */
const mostCombined = 12;

function combinationProblem(by: readonly string[], combination: readonly string[]): string | null {
  const isAsked = by.includes('combination');
  if (isAsked && combination.length === 0)
    return 'The table does not say which conditions it combines.';
  if (!isAsked && combination.length > 0) {
    return 'The table names conditions to combine, and is not broken down by combination.';
  }
  if (combination.length > mostCombined) return 'There are too many conditions to combine.';
  if (new Set(combination).size < combination.length) return 'A condition is named twice.';
  return combination.every((id) => typeof id === 'string' && findCondition(id))
    ? null
    : 'One of the conditions to combine is not known.';
}

function checkCombination(by: readonly string[], combination: readonly string[]): void {
  const reason = Array.isArray(combination)
    ? combinationProblem(by, combination)
    : 'What is to be combined is no list.';
  if (reason === null) return;
  const hint = `Name 1 to ${mostCombined} conditions by their ids, each once.`;
  throw new Refusal({ code: 'usage', reason, hint });
}
