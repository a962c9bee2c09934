import type { DefinitionRef, DefinitionSummary } from '../../../analytics/contract/methods.ts';
import type { OptionGroup } from '../../components/Choice.tsx';
import { draftRef } from '../../state/draft.ts';
import { type OwnDocument, ownKey, ownOf } from '../../state/own-documents.ts';
import type { Session } from '../../state/session.tsx';
import { type DefinitionKind, kindLabels, kindOf } from '../../words/definition-kind.ts';

const kinds: readonly DefinitionKind[] = ['whole', 'template', 'overlay'];

/** What is shipped, by kind; without headings where there is one kind only. */
function shippedGroups(definitions: readonly DefinitionSummary[]): OptionGroup[] {
  const groups = kinds
    .map((kind) => ({ kind, held: definitions.filter((each) => kindOf(each) === kind) }))
    .filter(({ held }) => held.length > 0);
  return groups.map(({ kind, held }) => ({
    label: groups.length === 1 ? '' : kindLabels[kind],
    options: held.map(({ id, title, source }) => ({
      id,
      label: title,
      ...(source === '' ? {} : { note: source }),
    })),
  }));
}

function ownGroup(own: readonly OwnDocument[]): OptionGroup {
  const options = own.map((each) => ({ id: ownKey(each), label: each.title, note: each.name }));
  return { label: 'Own documents', options };
}

/** Every definition that can be chosen: the analyst's own, then those shipped, by kind. */
export function definitionGroups({ definitions, state }: Session): OptionGroup[] {
  const groups = [ownGroup(state.own), ...shippedGroups(definitions)];
  return groups.filter(({ options }) => options.length > 0);
}

/** Where a definition is in those groups; null where it is in none. */
export function optionOf({ state }: Session, definition: DefinitionRef | null): string | null {
  if (definition === null) return null;
  if ('id' in definition) return definition.id;
  const own = ownOf(state.own, definition);
  return own === undefined ? null : ownKey(own);
}

/** The definition that an option of those groups stands for. */
export function definitionAt({ state }: Session, option: string): DefinitionRef {
  const own = state.own.find((each) => ownKey(each) === option);
  return own === undefined ? { id: option } : draftRef(own);
}
