import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Criterion } from '../../analytics/criteria/criterion.ts';
import { readCriterion } from '../../analytics/definition/criterion-from-data.ts';
import type { Finding } from '../../analytics/definition/findings/finding.ts';
import { judgeDocument } from '../../analytics/definition/findings/judge-document.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { conditions as dictionary } from '../../analytics/dictionary/dictionary.ts';
import type { Person } from '../sql/people-table.ts';
import { document } from './documents.ts';
import { type Authored, type AuthoredDocument, hasInputs, truthOf } from './naive.ts';
import { extract } from './people.ts';
import { smallDocument, smallExtract } from './small-world.ts';

const longTerm = dictionary.filter((condition) => condition.longTerm);

/** Every criterion of a tree that is not a group. */
function leaves(criterion: Authored): readonly Authored[] {
  const inside = criterion['all'] ?? criterion['any'] ?? (criterion['not'] && [criterion['not']]);
  return Array.isArray(inside) ? (inside as Authored[]).flatMap(leaves) : [criterion];
}

/** Whether the extract holds what a criterion asks of conditions: of a list, one of them at least. */
function holdsConditions(leaf: Authored, person: Person): boolean {
  if ('condition' in leaf) return String(leaf['condition']) in person;
  if ('score' in leaf) return hasInputs((leaf['score'] as { of: string }).of, person);
  const key = 'conditions' in leaf ? 'conditions' : 'systems';
  if (!(key in leaf)) return true;
  const { of } = leaf[key] as { of?: readonly string[] };
  const counted = longTerm.filter(
    ({ system }) => key === 'conditions' || (of ?? [system]).includes(system),
  );
  const ids = key === 'conditions' && of !== undefined ? of : counted.map(({ id }) => id);
  return ids.some((id) => id in person);
}

function knowsConditions(authored: AuthoredDocument, person: Person): boolean {
  const rules = [authored.population, ...authored.segments.map(({ when }) => when)];
  const asked = rules.flatMap((rule) => (rule === undefined ? [] : leaves(rule)));
  return (
    dictionary.every(({ id }) => person[id] !== null) &&
    asked.every((leaf) => holdsConditions(leaf, person))
  );
}

const isInside = ({ population }: AuthoredDocument, person: Person) =>
  population === undefined || truthOf(population, person) === true;

/** A parsed part of a rule, as its author wrote it. */
function authoredPart(rule: Authored, part: Criterion): Authored {
  const flat = (one: Authored): readonly Authored[] =>
    'any' in one ? (one['any'] as Authored[]).flatMap(flat) : [one];
  const wanted = JSON.stringify(part);
  const found = flat(rule).find((one) => JSON.stringify(readCriterion(one)) === wanted);
  if (found === undefined) throw new Error('No such part was written.');
  return found;
}

/** The people who speak against a finding. */
function witnesses(finding: Finding, authored: AuthoredDocument, people: readonly Person[]) {
  const inside = people.filter((person) => isInside(authored, person));
  const ruleOf = (id: string): Authored =>
    authored.segments.find((one) => one.id === id)?.when ?? {};
  const meets = (rule: Authored) => (person: Person) => truthOf(rule, person) === true;
  switch (finding.kind) {
    case 'too-large':
      return [];
    case 'nobody-inside':
      return inside;
    case 'nobody-outside':
      return people.filter((person) => !inside.includes(person));
    case 'never':
      return (finding.inPopulation ? inside : people).filter(meets(ruleOf(finding.segment.id)));
    case 'always':
      return (finding.inPopulation ? inside : people).filter(
        (person) => !meets(ruleOf(finding.segment.id))(person),
      );
    case 'same-rule': {
      const [one, other] = [ruleOf(finding.segment.id), ruleOf(finding.as.id)];
      return people.filter((person) => truthOf(one, person) !== truthOf(other, person));
    }
    case 'part-never': {
      const part = authoredPart(ruleOf(finding.segment.id), finding.part);
      return (finding.inPopulation ? inside : people).filter(meets(part));
    }
    default: {
      const { takers, segment } = finding;
      const rules =
        finding.kind === 'parts-idle'
          ? finding.parts.map((part) => authoredPart(ruleOf(segment.id), part))
          : [segment.when === null ? null : ruleOf(segment.id)];
      return (takers.inPopulation ? inside : people)
        .filter((person) => takers.knowledge === 'anybody' || knowsConditions(authored, person))
        .filter((person) => rules.some((rule) => rule === null || meets(rule)(person)))
        .filter((person) => !takers.by.some(({ id }) => meets(ruleOf(id))(person)));
    }
  }
}

const parsed = (authored: AuthoredDocument) => parseDefinition(stringify(authored), 'random.yaml');

test('whatever is found of random documents holds of random people, unknowns and all', () => {
  const extracts = fc.sample(smallExtract(120), { seed: 21, numRuns: 24 });
  const checked = new Map<string, number>();
  const documents = Number(process.env['QUINTILE_DOCUMENTS'] ?? 250);
  const holds = fc.property(smallDocument, (authored) => {
    for (const finding of judgeDocument(parsed(authored))) {
      const scope = 'takers' in finding ? ` ${finding.takers.knowledge}` : '';
      const key = `${finding.kind}${scope}`;
      checked.set(key, (checked.get(key) ?? 0) + 1);
      const against = extracts.flatMap((people) => witnesses(finding, authored, people));
      if (against.length > 0) expect({ finding, against: against[0] }).toEqual('nobody');
    }
  });
  fc.assert(holds, { seed: Number(process.env['QUINTILE_SEED'] ?? 31), numRuns: documents });
  for (const [kind, least] of [
    ['never', 20],
    ['always', 3],
    ['shadowed anybody', 20],
    ['shadowed conditions-known', 5],
    ['parts-idle anybody', 5],
    ['parts-idle conditions-known', 1],
    ['part-never', 5],
    ['same-rule', 1],
    ['nobody-inside', 1],
  ] as const) {
    expect([kind, checked.get(kind)]).toEqual([kind, expect.toSatisfy((n) => n >= least)]);
  }
});

test('the same of documents of the whole grammar', () => {
  const extracts = fc.sample(extract(60), { seed: 22, numRuns: 4 });
  const holds = fc.property(document, (authored) => {
    for (const finding of judgeDocument(parsed(authored))) {
      const against = extracts.flatMap((people) => witnesses(finding, authored, people));
      if (against.length > 0) expect({ finding, against: against[0] }).toEqual('nobody');
    }
  });
  fc.assert(holds, { seed: 32, numRuns: 300 });
});
