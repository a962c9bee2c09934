import type { Proposal } from './proposal.ts';

/** Whether a question asks which scale a column is on, and not what it holds. */
export function asksScale({ question }: Pick<Proposal, 'question'>): boolean {
  const choices = question?.choices.filter(({ field }) => field !== null) ?? [];
  const count = (of: (choice: (typeof choices)[number]) => unknown) =>
    new Set(choices.map(of)).size;
  return count(({ field }) => field) === 1 && count(({ scale }) => scale) > 1;
}
