import { parse } from 'yaml';
import scoresText from './scores.yaml?raw';

/** One thing that adds to a score. */
export interface ScoreInput {
  /** As published, e.g. `Anxiety or depression`. */
  readonly label: string;
  /** Conditions of the dictionary of which any one counts; an extract must hold them all. */
  readonly any: readonly string[];
  /** Conditions that count too where an extract holds them; those of `any` cover them. */
  readonly also: readonly string[];
  /** A decimal of at most {@link Score.places} places; may be below 0. */
  readonly weight: number;
}

/** A weighted sum of the inputs that a person meets. */
export interface Score {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  /** Where the dictionary's conditions differ from what was published; a sentence each. */
  readonly doubts: readonly string[];
  readonly inputs: readonly ScoreInput[];
  /** Decimal places of its weights. */
  readonly places: number;
}

interface WrittenScore extends Omit<Score, 'inputs' | 'places'> {
  readonly inputs: readonly (Omit<ScoreInput, 'also'> & { readonly also?: readonly string[] })[];
}

function placesOf(weight: number): number {
  return String(weight).split('.')[1]?.length ?? 0;
}

export const scores: readonly Score[] = (
  parse(scoresText) as { readonly scores: readonly WrittenScore[] }
).scores.map((written) => ({
  ...written,
  inputs: written.inputs.map((input) => ({ ...input, also: input.also ?? [] })),
  places: Math.max(...written.inputs.map(({ weight }) => placesOf(weight))),
}));

const byId = new Map(scores.map((score) => [score.id, score]));

export function findScore(id: string): Score | undefined {
  return byId.get(id);
}
