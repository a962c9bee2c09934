import { conditions, fields } from '../../dictionary/dictionary.ts';
import { nearest } from '../../dictionary/nearest.ts';
import { longParts } from './clean-long.ts';
import { knownName } from './known-names.ts';

const written = new Set([
  ...fields.map(({ id }) => id),
  ...conditions.map(({ id }) => `condition:${id}`),
  ...Object.keys(longParts),
]);

/** Names near which a mistyped target may be, each with the target that it stands for. */
const spoken: ReadonlyMap<string, string> = new Map([
  ...conditions.flatMap(({ id, label, synonyms }) =>
    [id, label, ...synonyms.filter((name) => name.length > 4)].map(
      (name) => [name, `condition:${id}`] as const,
    ),
  ),
  ...[...written].map((target) => [target, target] as const),
]);

/**
 * The field that a mapping's target means: a field, `condition:<id>`, or any name that a column of
 * it may go by (`diabetes` and `DM` mean `condition:diabetes`). Undefined where it means none.
 */
export function targetOf(given: string): string | undefined {
  const text = given.trim();
  if (text === 'long:person') return 'person_id';
  if (written.has(text)) return text;
  const name = /^condition:(.*)$/is.exec(text)?.[1];
  const found = knownName(name ?? text)?.field;
  return name === undefined || found?.startsWith('condition:') === true ? found : undefined;
}

/** The target nearest to a mistyped one, as it is written; undefined where none is near. */
export function nearestTarget(given: string): string | undefined {
  const near = nearest(given, spoken.keys());
  return near === undefined ? undefined : spoken.get(near);
}
