import { createHash } from 'node:crypto';
import type { DefinitionRef } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { shippedDefinitions } from '../definition/library.ts';
import { parseDefinition } from '../definition/parse.ts';
import type { Segmentation } from '../definition/segmentation.ts';
import { nearest } from '../dictionary/nearest.ts';

/** A definition that has been read and checked, with the text it was read from. */
export interface DefinitionAtHand {
  readonly document: Segmentation;
  readonly text: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
}

function shippedText(id: string): { readonly text: string; readonly name: string } {
  const found = shippedDefinitions.find((shipped) => shipped.id === id);
  if (found !== undefined) return { text: found.text, name: `${id}.yaml` };
  const ids = shippedDefinitions.map((shipped) => shipped.id);
  const near = nearest(id, ids);
  throw new Refusal({
    code: 'definition-invalid',
    reason: `There is no definition "${id}".`,
    hint: near === undefined ? `Known: ${ids.join(', ')}; or a YAML file.` : `Perhaps ${near}?`,
  });
}

/** Reads a definition by id or text. Throws a {@link Refusal} (definition-invalid). */
export function definitionAtHand(reference: DefinitionRef): DefinitionAtHand {
  const { text, name } = 'id' in reference ? shippedText(reference.id) : reference;
  return {
    document: parseDefinition(text, name),
    text,
    hash: createHash('sha256').update(text).digest('hex'),
  };
}
