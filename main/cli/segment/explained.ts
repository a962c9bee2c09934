import type { ExplainedDefinition } from '../../../analytics/contract/methods.ts';

const listed = (title: string, sentences: readonly string[]) =>
  sentences.length === 0 ? [] : ['', title, ...sentences.map((sentence) => `- ${sentence}`)];

/** A definition in English, with what is doubted and found of it, and SQL that says the same. */
export function explainLines({ english, sql, doubts, findings }: ExplainedDefinition): string[] {
  return [
    `Population: ${english.population}`,
    ...english.segments.map(({ label, sentence }) => `${label}: ${sentence}`),
    ...listed('Doubts', doubts),
    ...listed('Found before the run', findings),
    '',
    sql,
    '',
  ];
}
