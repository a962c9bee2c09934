import type { Catalogue } from './catalogue.ts';
import { countedIds } from './count-sql.ts';
import type { Criterion } from './criterion.ts';
import { needsOf } from './not-held.ts';
import { missingInputs } from './score-sql.ts';
import { bodySystems, heldOfSystem } from './systems-sql.ts';

/** Which truths a criterion may have of somebody. */
interface Possible {
  readonly yes: boolean;
  readonly no: boolean;
}

/** Whether an extract holds what a criterion that has none inside it asks about. */
function isKnown(leaf: Criterion, catalogue: Catalogue): boolean {
  if (leaf.kind === 'field' && leaf.test.kind === 'missing') return true;
  const { fields, conditions, counts, systems, scores } = needsOf(leaf);
  const holdsAny = (list: readonly string[]) =>
    list.some((system) => heldOfSystem(system, catalogue).length > 0);
  return (
    fields.every((id) => catalogue.fields.has(id)) &&
    conditions.every((id) => catalogue.conditions.has(id)) &&
    counts.every((list) => countedIds(list, catalogue).length > 0) &&
    systems.every((list) => holdsAny(list ?? bodySystems)) &&
    scores.every((id) => missingInputs(id, catalogue).length === 0)
  );
}

function possible(criterion: Criterion, catalogue: Catalogue): Possible {
  const inner = (one: Criterion) => possible(one, catalogue);
  switch (criterion.kind) {
    case 'not': {
      const { yes, no } = inner(criterion.of);
      return { yes: no, no: yes };
    }
    case 'all': {
      const parts = criterion.of.map(inner);
      return { yes: parts.every(({ yes }) => yes), no: parts.some(({ no }) => no) };
    }
    case 'any': {
      const parts = criterion.of.map(inner);
      return { yes: parts.some(({ yes }) => yes), no: parts.every(({ no }) => no) };
    }
    default: {
      const known = isKnown(criterion, catalogue);
      return { yes: known, no: known };
    }
  }
}

/** Whether an extract holds enough for a criterion to be true of anybody. */
export const canBeTrue = (criterion: Criterion, catalogue: Catalogue): boolean =>
  possible(criterion, catalogue).yes;
