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
  /** The document's, with what tells that it differs from the shipped one whose id it has. */
  readonly title: string;
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
    hint: `${near === undefined ? '' : `Perhaps ${near}? `}Known: ${ids.join(', ')}; or a YAML file.`,
  });
}

/** How many definitions that have been read are kept, so that a second question need not read them. */
const keptRead = 16;

const read = new Map<string, DefinitionAtHand>();

function isText(reference: unknown): reference is { readonly text: string; readonly name: string } {
  const { text, name } = (reference ?? {}) as Record<string, unknown>;
  return typeof text === 'string' && typeof name === 'string';
}

/** What a reference names: the text of a document, and the name that its problems are told by. */
function textOf(reference: DefinitionRef): { readonly text: string; readonly name: string } {
  if (isText(reference)) return reference;
  const { id } = ((reference as unknown) ?? {}) as Record<string, unknown>;
  if (typeof id === 'string') return shippedText(id);
  throw new Refusal({
    code: 'usage',
    reason: 'The question does not say which definition it is of.',
    hint: 'Give the id of a shipped one, or the text and name of a document.',
  });
}

/** The title, with what tells a changed document from the shipped one whose id it has. */
function titleOf({ id, title }: Segmentation, text: string): string {
  const shipped = shippedDefinitions.find((one) => one.id === id);
  return shipped === undefined || shipped.text === text ? title : `${title} (edited)`;
}

/** Reads a definition by id or text. Throws a {@link Refusal} (definition-invalid, usage). */
export function definitionAtHand(reference: DefinitionRef): DefinitionAtHand {
  const { text, name } = textOf(reference);
  const known = read.get(text);
  if (known !== undefined) return known;
  const document = parseDefinition(text, name);
  const hash = createHash('sha256').update(text).digest('hex');
  const atHand = { document, text, hash, title: titleOf(document, text) };
  read.set(text, atHand);
  const [oldest] = read.keys();
  if (oldest !== undefined && read.size > keptRead) read.delete(oldest);
  return atHand;
}
