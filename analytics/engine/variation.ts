import type { DefinitionRef, Variation, VariationAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { findField } from '../dictionary/dictionary.ts';
import { protectCount } from '../disclosure/cell.ts';
import { type Policy, releasedPolicy } from '../disclosure/policy.ts';
import { outsideSegment } from '../sql/compile-segments.ts';
import { literal, name, type Sql, sql } from '../sql/sql.ts';
import { type Group, varianceExplained } from '../statistics/variance-explained.ts';
import { compileAtHand } from './compile-at-hand.ts';
import { sortedPeople } from './counting/sorted-people.ts';
import { type DefinitionAtHand, definitionAtHand } from './definition-at-hand.ts';
import { extractOf } from './extract-at-hand.ts';
import type { Workspace } from './workspace/workspace.ts';

type Row = Variation['rows'][number];

/** Definitions compared at once. */
const mostCompared = 50;

function checkField(workspace: Workspace, id: unknown) {
  const field = typeof id === 'string' ? findField(id) : undefined;
  const held = extractOf(workspace).fields.some((one) => one.id === field?.id);
  if (field !== undefined && field.kind === 'number' && held) return field;
  const numbers = extractOf(workspace)
    .fields.filter((one) => findField(one.id)?.kind === 'number')
    .map((one) => one.id);
  throw new Refusal({
    code: 'usage',
    reason: 'Variation is of a field with numbers that the extract holds.',
    hint: `It holds: ${numbers.join(', ')}.`,
  });
}

function groupsOf(workspace: Workspace, people: Sql, field: string): Promise<Group[]> {
  const value = name(field);
  return workspace.database.rows<Group>(
    sql`SELECT count(*)::DOUBLE AS size, avg(${value})::DOUBLE AS mean,
      var_pop(${value})::DOUBLE AS variance
    FROM ${people}
    WHERE segment <> ${literal(outsideSegment)} AND ${value} IS NOT NULL
    GROUP BY segment ORDER BY segment`,
  );
}

/** To a tenth of a percentage point: more would say more of single people than of segments. */
const rounded = (percent: number) => Math.round(percent * 10) / 10;

async function rowOf(
  workspace: Workspace,
  definition: DefinitionAtHand,
  field: string,
  policy: Policy,
): Promise<Row> {
  const { title } = definition;
  const { id, segments, assign } = definition.document;
  const row = { id, title, segments: segments.length, people: null, explained: null };
  if (assign === 'every-match') {
    return { ...row, reason: 'its segments overlap, so they do not divide the people' };
  }
  const compiled = compileAtHand(workspace, definition);
  const groups = await groupsOf(workspace, sortedPeople(compiled, null).from, field);
  const size = groups.reduce((sum, group) => sum + group.size, 0);
  const people = protectCount(size, policy);
  if (people === null) return { ...row, reason: 'too few people' };
  if (groups.length < 2) return { ...row, people, reason: 'everybody is in the same segment' };
  const explained = varianceExplained(groups);
  if (explained === undefined) return { ...row, people, reason: 'everybody has the same value' };
  return { ...row, people, explained: rounded(explained), reason: null };
}

async function rowFor(
  workspace: Workspace,
  reference: DefinitionRef,
  field: string,
  policy: Policy,
): Promise<Row> {
  const atHand = definitionAtHand(reference);
  try {
    return await rowOf(workspace, atHand, field, policy);
  } catch (error) {
    if (!(error instanceof Refusal) || error.problems[0]?.code !== 'definition-invalid')
      throw error;
    const { title } = atHand;
    const { id, segments } = atHand.document;
    const reason = error.problems.map((problem) => problem.reason).join(' ');
    return { id, title, segments: segments.length, people: null, explained: null, reason };
  }
}

/** How well definitions explain a field, side by side. */
export async function releaseVariation(
  workspace: Workspace,
  { definitions, field: id }: VariationAsk,
  policy: Policy,
): Promise<Variation> {
  const field = checkField(workspace, id);
  if (!Array.isArray(definitions) || definitions.length > mostCompared) {
    throw new Refusal({
      code: 'usage',
      reason: `Up to ${mostCompared} definitions can be compared at once.`,
      hint: 'Name fewer.',
    });
  }
  const rows: Row[] = [];
  for (const reference of definitions) {
    rows.push(await rowFor(workspace, reference, field.id, policy));
  }
  return {
    field: { code: field.id, label: field.label },
    rows,
    policy: releasedPolicy(policy),
  };
}
