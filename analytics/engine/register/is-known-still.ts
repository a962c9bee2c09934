import type { DefinitionRef } from '../../contract/methods.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Catalogue } from '../../criteria/catalogue.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import { notHeld } from '../../criteria/not-held.ts';
import { readCriterion } from '../../definition/criterion-from-data.ts';
import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import { definitionAtHand } from '../definition-at-hand.ts';

/** The criteria of a record, in the parts that its table was warned of. */
function criteriaOf({ asked, table: { note } }: ReleaseRecord): readonly (readonly Criterion[])[] {
  const narrowing = [note.definition.population, asked.ask['where']].flatMap((one) =>
    one == null ? [] : [[readCriterion(one)]],
  );
  if (note.filters.segment === undefined) return narrowing;
  const { document } = definitionAtHand(asked.ask['definition'] as DefinitionRef);
  const { population, segments } = document;
  const rules = [...(population === null ? [] : [population]), ...segments.map(({ when }) => when)];
  return [...narrowing, rules.flatMap((rule) => rule ?? [])];
}

/**
 * Whether the extract still holds what the people of a record were chosen by: what it does not hold now
 * it did not hold then, as the table says.
 */
export function isKnownStill(record: ReleaseRecord, catalogue: Catalogue): boolean {
  try {
    const { warnings } = record.table.note;
    return criteriaOf(record).every((criteria) =>
      notHeld(criteria, catalogue).every((sentence) => warnings.includes(sentence)),
    );
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
