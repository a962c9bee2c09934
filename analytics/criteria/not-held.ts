import { conditions, findField } from '../dictionary/dictionary.ts';
import type { Catalogue } from './catalogue.ts';
import { conditionName } from './condition.ts';
import type { Criterion } from './criterion.ts';
import type { Needs } from './kind.ts';
import { kindOf } from './kinds.ts';
import { bodySystems, heldOfSystem } from './systems-sql.ts';
import { inSentence } from './wording.ts';

/** Everything that a criterion asks about, criteria inside it included. */
export function needsOf(criterion: Criterion): Needs {
  return kindOf(criterion).needs(criterion, needsOf);
}

function fieldWarning(id: string): string {
  const field = findField(id);
  const label = inSentence(field?.label ?? id);
  return field?.kind === 'flag'
    ? `The extract does not hold "${label}", so it is known of nobody.`
    : `The extract does not hold ${label}, so no test of it is known for anybody.`;
}

function leftOutWarning(ids: readonly string[]): string {
  const names = ids.map(conditionName).join(', ');
  return `The extract does not hold ${names}: conditions are counted without ${ids.length === 1 ? 'it' : 'them'}.`;
}

function systemWarnings(needs: readonly Needs[], catalogue: Catalogue): readonly string[] {
  const counted = needs.flatMap(({ systems }) => systems);
  const isHeld = (system: string) => heldOfSystem(system, catalogue).length > 0;
  const listed = new Set(counted.flatMap((list) => list ?? []));
  const absent = [...listed].filter((system) => !isHeld(system));
  const countsAll = counted.includes(null);
  return [
    ...(absent.length === 0
      ? []
      : [
          `The extract holds no long-term condition of ${absent.length === 1 ? 'the body system' : 'the body systems'} ${absent.join(', ')}: body systems are counted without ${absent.length === 1 ? 'it' : 'them'}.`,
        ]),
    ...(countsAll && !bodySystems.some(isHeld)
      ? [
          'The extract holds no long-term condition, so no count of body systems is known for anybody.',
        ]
      : []),
  ];
}

/** A sentence for each thing that the criteria ask about and the extract does not hold. */
export function notHeld(criteria: readonly Criterion[], catalogue: Catalogue): readonly string[] {
  const needs = criteria.map(needsOf);
  const absentConditions = new Set(
    needs.flatMap((need) => need.conditions.filter((id) => !catalogue.conditions.has(id))),
  );
  const absentFields = new Set(
    needs.flatMap((need) => need.fields.filter((id) => !catalogue.fields.has(id))),
  );
  const leftOut = new Set(
    needs.flatMap(({ counts }) =>
      counts.flatMap((list) => (list ?? []).filter((id) => !catalogue.conditions.has(id))),
    ),
  );
  const countsLongTerm = needs.some(({ counts }) => counts.includes(null));
  const holdsLongTerm = conditions.some(
    ({ id, longTerm }) => longTerm && catalogue.conditions.has(id),
  );
  return [
    ...[...absentConditions].map(
      (id) => `The extract does not hold ${conditionName(id)}, so nobody is known to have it.`,
    ),
    ...(leftOut.size === 0 ? [] : [leftOutWarning([...leftOut])]),
    ...[...absentFields].map(fieldWarning),
    ...(countsLongTerm && !holdsLongTerm
      ? ['The extract holds no long-term condition, so no count of them is known for anybody.']
      : []),
    ...systemWarnings(needs, catalogue),
  ];
}
