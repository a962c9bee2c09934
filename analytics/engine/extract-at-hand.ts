import { Refusal } from '../contract/problem.ts';
import type { Catalogue } from '../criteria/catalogue.ts';
import { type Condition, findCondition } from '../dictionary/dictionary.ts';
import type { ExtractRecord } from '../sources/extract-record.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The extract of a workspace; throws a {@link Refusal} (no-extract) where there is none. */
export function extractOf({ extract }: Workspace): ExtractRecord {
  if (extract !== null) return extract;
  throw new Refusal({
    code: 'no-extract',
    reason: 'The workspace holds no extract.',
    hint: 'Import one first.',
  });
}

/** What an extract holds, as documents are compiled against it. */
export function catalogueOf({ fields, conditions }: ExtractRecord): Catalogue {
  const byId = (held: ExtractRecord['fields']) =>
    new Map(held.map(({ id, nullable }) => [id, { nullable }]));
  return { fields: byId(fields), conditions: byId(conditions) };
}

/** The conditions that an extract holds, with what the dictionary says of them. */
export function heldConditions({ conditions }: ExtractRecord): Condition[] {
  return conditions.flatMap(({ id }) => findCondition(id) ?? []);
}
