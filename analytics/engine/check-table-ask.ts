import { dimensions, isDimension } from '../contract/dimensions.ts';
import type { TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { conditions, fields } from '../dictionary/dictionary.ts';
import { nearest } from '../dictionary/nearest.ts';

/** Whether a value names a measure, or is the text of one. */
function isMeasureRef(measure: unknown): boolean {
  if (typeof measure === 'string') return true;
  const { text, name } = (measure ?? {}) as Record<string, unknown>;
  return typeof text === 'string' && typeof name === 'string';
}

/** Refuses a question that is not of the shape of the contract, whoever asks it. */
export function checkTableAsk({ measure, by, policy, combination = [] }: TableAsk): void {
  const refuse = (reason: string, hint: string) => {
    throw new Refusal({ code: 'usage', reason, hint });
  };
  if (!isMeasureRef(measure) || typeof policy !== 'string') {
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
  return new Set(combination).size < combination.length ? 'A condition is named twice.' : null;
}

/** Conditions and flags of which combinations are made. */
const combinable: readonly string[] = [
  ...conditions.map(({ id }) => id),
  ...fields.flatMap(({ id, kind }) => (kind === 'flag' ? [id] : [])),
];

function refuseUnknown(combination: readonly unknown[]): void {
  const strange = combination.find((id) => !combinable.includes(String(id)));
  if (strange === undefined) return;
  const near = nearest(String(strange), combinable);
  throw new Refusal({
    code: 'usage',
    reason: `There is no condition or flag ${JSON.stringify(String(strange).slice(0, 60))}.`,
    hint: near === undefined ? 'docs/language.md lists them.' : `Perhaps ${near}?`,
  });
}

function checkCombination(by: readonly string[], combination: readonly string[]): void {
  const reason = Array.isArray(combination)
    ? combinationProblem(by, combination)
    : 'What is to be combined is no list.';
  if (reason === null) {
    refuseUnknown(combination);
    return;
  }
  const hint = `Name 1 to ${mostCombined} conditions or flags by their ids, each once.`;
  throw new Refusal({ code: 'usage', reason, hint });
}
