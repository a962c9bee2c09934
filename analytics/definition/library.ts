import ageByConditions from './library/age-by-conditions.yaml?raw';
import snee from './library/snee.yaml?raw';
import { parseDefinition } from './parse.ts';

export interface ShippedDefinition {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** The document as its author wrote it, comments included. */
  readonly text: string;
}

function shipped(text: string, fileName: string): ShippedDefinition {
  const { id, title, source } = parseDefinition(text, fileName);
  return { id, title, source, text };
}

/** The documents that come with the program. */
export const shippedDefinitions: readonly ShippedDefinition[] = [
  shipped(ageByConditions, 'age-by-conditions.yaml'),
  shipped(snee, 'snee.yaml'),
];
