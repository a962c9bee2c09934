import type { DefinitionRef } from '../../contract/methods.ts';
import type { LeavingMethod } from '../../contract/release-summary.ts';
import type { AskedThen } from '../../disclosure/register/release-record.ts';
import { definitionAtHand } from '../definition-at-hand.ts';

/** Parts of a question that name a definition. */
const definitionKeys = ['definition', 'before', 'after'] as const;

/** A definition by its full text, so that it is the same however its file or this program changes. */
function inFull(reference: DefinitionRef): DefinitionRef {
  if ('text' in reference) return { text: reference.text, name: reference.name };
  return { text: definitionAtHand(reference).text, name: `${reference.id}.yaml` };
}

/** A question as a record holds it. Throws a `Refusal` where it names no definition that there is. */
export function askedThen(
  method: LeavingMethod,
  { leaving: _, ...ask }: Readonly<Record<string, unknown>>,
): AskedThen {
  const definitions = definitionKeys
    .filter((key) => ask[key] !== undefined)
    .map((key) => [key, inFull(ask[key] as DefinitionRef)] as const);
  return { method, ask: { ...ask, ...Object.fromEntries(definitions) } };
}
