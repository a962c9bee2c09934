import { parse } from 'yaml';
import type { Knots } from './knots.ts';
import text from './registers.yaml?raw';

/** What is known or assumed of a condition's spread in people: see registers.yaml. */
export interface Register {
  /** Crude prevalence to arrive at, per cent of the people counted. */
  readonly percent: number;
  /** The age from which people are counted, where the dictionary gives no age rule. */
  readonly countedFrom: number;
  /** Risk in quintile 1 over risk in quintile 5 at the same age. */
  readonly gradient: number;
  /** Risk of women over risk of men at the same age. */
  readonly female: number;
  /** 0 = unrelated to other conditions. */
  readonly clustering: number;
  readonly byAge: Knots;
}

type Written = Omit<Register, 'byAge' | 'countedFrom'> & {
  readonly 'by-age': Knots;
  readonly 'counted-from'?: number;
};

const written = Object.entries(parse(text) as Readonly<Record<string, Written>>);

const registers = new Map(
  written.map(([id, { 'by-age': byAge, 'counted-from': countedFrom = 0, ...rest }]) => [
    id,
    { ...rest, byAge, countedFrom },
  ]),
);

/** Whether there are figures for a condition. */
export function hasRegister(id: string): boolean {
  return registers.has(id);
}

/** The figures for a condition of the dictionary. Throws `RangeError` where none are given. */
export function registerOf(id: string): Register {
  const register = registers.get(id);
  if (register === undefined) throw new RangeError(`registers.yaml has no figures for ${id}.`);
  return register;
}
