import { Refusal } from '../analytics/contract/problem.ts';

/** Bytes of JSON that a window may send in one message. */
export const askLimit = 2 ** 20;

export type Fields = Readonly<Record<string, unknown>>;

/** Refuses a message that no page of this program sends; says which part of it is wrong. */
export function refuse(field: string): never {
  throw new Refusal({
    code: 'usage',
    reason: `The window sent something that is not understood: ${field}.`,
    hint: 'Close the window and start Quintile again.',
  });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fields(value: unknown, name: string): Fields {
  return isFields(value) ? value : refuse(name);
}

export function texts(value: unknown, name: string): readonly string[] {
  const isTexts =
    Array.isArray(value) && value.length <= 1000 && value.every((item) => typeof item === 'string');
  return isTexts ? value : refuse(name);
}

/** The length of a question as JSON; without end where it is none, e.g. because it holds itself. */
function jsonLength(ask: Fields): number {
  try {
    return JSON.stringify(ask).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The question of a call: plain data of a bounded size. */
export function askOf(value: unknown): Fields {
  const ask = fields(value, 'ask');
  return jsonLength(ask) <= askLimit ? ask : refuse('ask is too long, or no plain data');
}
