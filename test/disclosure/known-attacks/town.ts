import { attack } from '../../../analytics/attack/attack.ts';
import { type AuditResult, auditBundles } from '../../../analytics/audit/audit.ts';
import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { makeTable } from '../../../analytics/disclosure/make-table.ts';
import type { Policy } from '../../../analytics/disclosure/policy.ts';
import { protect } from '../../../analytics/disclosure/protect.ts';
import { measureQuestion } from '../random-releases/measure-question.ts';
import { bundleOf, playQuestions, type Sequence } from '../random-releases/play.ts';
import type { Question } from '../random-releases/question.ts';
import { book } from '../random-releases/some-policies.ts';
import type { Member, World } from '../random-releases/world.ts';

/** So many people alike. */
export interface Some extends Partial<Member> {
  readonly people: number;
}

const anybody: Member = {
  ...{ age: 40, sex: '1', quintile: '1', practice: 0, copd: false, admissions: 0, cost: 0 },
  matched: { v3: [0], v4: [0] },
};

const listed = (groups: readonly Some[]) =>
  groups.flatMap(({ people, ...own }) =>
    Array.from({ length: people }, (): Member => ({ ...anybody, ...own })),
  );

/** A town of people as told, and later of others. */
export function townOf(now: readonly Some[], later: readonly Some[] = now): World {
  const extracts = [listed(now), listed(later)];
  const ages = [...new Set(extracts.flat().map(({ age }) => age))].sort((a, b) => a - b);
  return {
    ...{ isOverlapping: false, narrowed: 0, ages, extracts, sexes: ['1', '2'] },
    segments: [
      { code: 's1', label: 'Ill' },
      { code: 's2', label: 'Well' },
    ],
    quintiles: ['1', '2', '3'],
    practices: [
      { practice: 'B86001', pcn: 'U00001', lcp: 'North' },
      { practice: 'B86002', pcn: 'U00002', lcp: 'North' },
      { practice: 'B86003', pcn: 'U00003', lcp: 'South' },
      { practice: 'B86004', pcn: 'U00003', lcp: 'South' },
    ],
  };
}

export const policyOf = (id: string): Policy => book.find(id);

/** A table with totals, of exact counts over 7 unless told otherwise. */
export function asked(own: Partial<Question>): Question {
  return {
    ...{ measure: 'people', form: 'crude', by: ['quintile', 'sex'], filters: {}, totals: true },
    ...{ compare: null, from: null, extract: 0, version: 'v3', policy: policyOf('exact-seven') },
    ...{ release: 0, hideFurther: false },
    ...own,
  };
}

/** Everything that is asked, one after the other, each a release of its own. */
export async function ask(
  world: World,
  ...questions: readonly Partial<Question>[]
): Promise<Sequence> {
  const all = questions.map((own, release) => asked({ release, ...own }));
  const played = await playQuestions(0, world, all);
  if (played.broken.length > 0) throw new Error(played.broken.join('\n'));
  return played;
}

/** The gate with small counts hidden and nothing else done: no further count, no other release. */
export function hideSmallOnly(world: World, own: Partial<Question>) {
  const question = asked(own);
  const { measured, provenance } = measureQuestion(world, question);
  const cells = measured.rows.map((row) => protect(row, question.policy));
  const codes = measured.rows.map((row) => row.codes);
  const parts = { measured, codes, cells, stood: [], further: [] };
  return { question, measured, table: makeTable(parts, provenance, question.policy) };
}

/** What the audit of the files finds. */
export function auditOf(
  ...played: readonly { readonly question: Question; readonly table: ReleasedTable }[]
): Promise<AuditResult> {
  return auditBundles([bundleOf(played)], { attack });
}

/** Least and most of what is found, and of which group. */
export const foundIn = ({ findings }: AuditResult) =>
  findings.map(({ lower, upper }) => [(lower ?? 0) + 0, (upper ?? 0) + 0] as const);
