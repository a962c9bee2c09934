import { parse } from 'yaml';
import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import { draftRef, isSame } from './draft.ts';

/** A document of the analyst's own, from disk or edited, as it was put in force. */
export interface OwnDocument {
  /** The document's own id; empty where its text tells none. */
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly text: string;
}

/** So many are kept, the last that were put in force. */
export const mostOwn = 12;

function written(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = parse(text, { logLevel: 'silent' });
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}

/** What a text calls itself: its id and its title, each null where it tells none. */
export function headOf(text: string): {
  readonly id: string | null;
  readonly title: string | null;
} {
  const { id, title } = written(text);
  return {
    id: typeof id === 'string' ? id : null,
    title: typeof title === 'string' ? title : null,
  };
}

/** Parts one own document from every other: its file name, and its id. */
export function ownKey({ name, id }: Pick<OwnDocument, 'name' | 'id'>): string {
  return JSON.stringify([name, id]);
}

/** The own documents with one more, which takes the place of the one of its name and id. */
export function withOwn(own: readonly OwnDocument[], added: OwnDocument): readonly OwnDocument[] {
  const others = own.filter((each) => ownKey(each) !== ownKey(added));
  return [...others, added].slice(-mostOwn);
}

/** The own document that a definition is; undefined where it is shipped, or is kept no more. */
export function ownOf(
  own: readonly OwnDocument[],
  definition: DefinitionRef,
): OwnDocument | undefined {
  return own.find((each) => isSame(draftRef(each), definition));
}
