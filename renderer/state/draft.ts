import type { DefinitionRef } from '../../analytics/contract/methods.ts';

const editedMark = ' (edited)';

/** A document that is being edited, beside the definition that it began as. */
export interface Draft {
  /** The definition that was edited, with which everything is compared. */
  readonly origin: DefinitionRef;
  readonly title: string;
  readonly originText: string;
  /** The file name under which it is checked and saved. */
  readonly name: string;
  readonly text: string;
  /** The text at which it was put in force last; null where it never was. */
  readonly applied: string | null;
  /** The text at which it was saved last; null where it never was. */
  readonly saved: string | null;
}

/** A draft as a definition, e.g. to be checked or put in force. */
export function draftRef({ text, name }: Pick<Draft, 'text' | 'name'>): DefinitionRef {
  return { text, name };
}

/** The file name of an edited definition: its own where it came from disk. */
export function draftName(origin: DefinitionRef): string {
  return 'name' in origin ? origin.name : `${origin.id}-edited.yaml`;
}

/** The file name to save a draft under: a text that was changed never takes the name of what it was. */
export function savedName(draft: Draft): string {
  const stem = draft.name.replace(/(?:-edited)?(?:\.ya?ml)?$/i, '');
  return `${stem}${isChanged(draft) ? '-edited' : ''}.yaml`;
}

/** A title that says that its document was edited, as the engine says it of those that are shipped. */
export function editedTitle(title: string): string {
  return title.endsWith(editedMark) ? title : `${title}${editedMark}`;
}

/** Whether text would be lost with the window. */
export function isUnsaved(draft: Draft | null): boolean {
  return draft !== null && isChanged(draft) && draft.text !== draft.saved;
}

export function isChanged({ text, originText }: Draft): boolean {
  return text !== originText;
}

/** Whether the definition in force is a draft, at the text at which it was put there. */
export function isInForce({ name, applied }: Draft, definition: DefinitionRef | null): boolean {
  if (applied === null || definition === null) return false;
  return isSame(definition, { text: applied, name });
}

/** Whether two definitions are the same document, by id or by text. */
export function isSame(one: DefinitionRef, other: DefinitionRef): boolean {
  if ('id' in one || 'id' in other) return 'id' in one && 'id' in other && one.id === other.id;
  return one.text === other.text && one.name === other.name;
}
