import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import type { SmallPerson } from './small-extract.ts';

/** A rule: its segment's id, what a document says, and who meets it. */
export type Rule = readonly [id: string, yaml: string, meets: (person: SmallPerson) => boolean];

export const old: Rule = ['old', 'age: { from: 80 }', ({ age }) => age >= 80];
export const breathless: Rule = ['breathless', 'condition: copd', ({ copd }) => copd];
export const sweet: Rule = ['sweet', 'condition: diabetes', ({ diabetes }) => diabetes];
export const poor: Rule = ['poor', 'quintile: [1]', ({ quintile }) => quintile === 1];
export const never: Rule = ['never', 'age: { from: 120 }', () => false];
export const always: Rule = ['always', 'age: { from: 0 }', () => true];

export const adult = ({ age }: SmallPerson) => age >= 18;

/** A document of rules about adults; with first-match a segment `rest` takes everybody else. */
export function written(rules: readonly Rule[], assign = 'first-match'): DefinitionRef {
  const segments = rules.map(([id, when]) => `  - { id: ${id}, label: ${id}, when: { ${when} } }`);
  const rest = '  - { id: rest, label: rest, otherwise: true }';
  const text = [
    ...['version: 1', 'id: made', 'title: Made', `assign: ${assign}`],
    ...['population: { age: { from: 18 } }', 'segments:', ...segments],
    ...(assign === 'first-match' ? [rest] : []),
    '',
  ].join('\n');
  return { text, name: 'made.yaml' };
}

/** Ids of the segments whose rule a person meets, in order; `rest` where there is none. */
export function matchedBy(rules: readonly Rule[], person: SmallPerson): string[] {
  const met = rules.filter(([, , meets]) => meets(person)).map(([id]) => id);
  return met.length === 0 ? ['rest'] : met;
}
