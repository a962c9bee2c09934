import { ageBandLabels, ageBandStarts } from './age-bands.ts';

/** The ages of a category, whole years; `to` is left out where it is open. */
export interface CodeAges {
  readonly from: number;
  readonly to?: number;
}

const written = /^(\d{1,3})(?:-(\d{1,3})|(\+))?$/;

/** The ages of a code, `18`, `15-19` or `90+`; null of any other. */
export function agesOfCode(code: string): CodeAges | null {
  const [, from, to, over] = written.exec(code) ?? [];
  if (from === undefined) return null;
  return over === undefined
    ? { from: Number(from), to: Number(to ?? from) }
    : { from: Number(from) };
}

/** The five-year band of a single age, e.g. `15-19`; undefined of what is no age. */
export function bandOfAge(age: string): string | undefined {
  const { from, to } = agesOfCode(age) ?? {};
  if (from === undefined || to !== from) return undefined;
  return ageBandLabels[ageBandStarts.findLastIndex((start) => start <= from)];
}
