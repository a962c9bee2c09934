import type { BundleText } from '../../../analytics/audit/audit.ts';
import { manifestEntry } from '../../../analytics/audit/manifest-entry.ts';
import { Refusal } from '../../../analytics/contract/problem.ts';
import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { release, releaseAgain } from '../../../analytics/disclosure/gate.ts';
import type { ReleaseRecord } from '../../../analytics/disclosure/register/release-record.ts';
import { checkRelease } from '../../../analytics/engine/register/check-release.ts';
import { readRecord } from '../../../analytics/engine/register/read-record.ts';
import { toldBefore } from '../../../analytics/engine/register/told-before.ts';
import type { MeasuredTable } from '../../../analytics/measures/measured-table.ts';
import { csvFile } from '../../../main/export/csv.ts';
import { makeRandom } from '../../screening/random.ts';
import { measureQuestion } from './measure-question.ts';
import { type Question, questionsOf } from './question.ts';
import { makeWorld, type World } from './world.ts';

/** A question, what is true, and the table that was let out, or would have been. */
export interface Played {
  readonly question: Question;
  readonly measured: MeasuredTable;
  readonly table: ReleasedTable;
}

/** A table that was refused: how many had been let out before it, and with what words. */
export interface Refused extends Played {
  readonly after: number;
  readonly error: unknown;
}

/** A sequence of tables of one world: those that were let out, and those that were refused. */
export interface Sequence {
  readonly seed: number;
  readonly world: World;
  readonly letOut: readonly Played[];
  /** With how many had been let out before; the table as it would have left. */
  readonly refused: readonly Refused[];
  /** What was thrown that is no refusal of a disclosure. */
  readonly broken: readonly string[];
}

const nothing = () => undefined;

/** The criterion of a question, as the engine is asked it. */
export const whereOf = ({ from }: Question) => (from === null ? undefined : { age: { from } });

function recordOf(question: Question, table: ReleasedTable): ReleaseRecord {
  const where = whereOf(question);
  const { extract, release: at, policy, measure, by } = question;
  return {
    release: `release-${at}`,
    title: `Release ${at + 1}`,
    when: `2026-01-0${at + 1}T12:00:00.000Z`,
    asked: {
      method: 'table.release',
      ask: {
        ...{ measure, by, policy: policy.id, filters: question.filters, totals: question.totals },
        ...{ form: question.form, compare: question.compare, version: question.version },
        ...(where === undefined ? {} : { where }),
      },
    },
    extract: `e${extract + 1}`,
    table,
  };
}

async function letOut(earlier: readonly ReleaseRecord[], question: Question, own: ReleaseRecord) {
  const { signal } = new AbortController();
  const { hideFurther, policy } = question;
  const context = { signal, progress: nothing, hideFurther, policy };
  return checkRelease(earlier, own, context);
}

/** The table that a refusal is about: protected with what was told before in mind. */
function asRefused(earlier: readonly ReleaseRecord[], own: ReleaseRecord): ReleasedTable {
  return releaseAgain(own.table, toldBefore(earlier.map(readRecord), readRecord(own)));
}

const isRefusal = (error: unknown) =>
  error instanceof Refusal && error.problems.every(({ code }) => code === 'disclosure-refused');

/** Puts questions to the gate and the register, one after the other. */
export async function playQuestions(
  seed: number,
  world: World,
  questions: readonly Question[],
): Promise<Sequence> {
  const records: ReleaseRecord[] = [];
  const letOutSoFar: Played[] = [];
  const refused: Refused[] = [];
  const broken: string[] = [];
  for (const question of questions) {
    const { measured, provenance } = measureQuestion(world, question);
    const own = recordOf(question, release(measured, provenance, question.policy));
    try {
      const table = await letOut(records, question, own);
      records.push({ ...own, table });
      letOutSoFar.push({ question, measured, table });
    } catch (error) {
      if (isRefusal(error)) {
        const table = asRefused(records, own);
        refused.push({ question, measured, table, after: letOutSoFar.length, error });
      } else broken.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  return { seed, world, letOut: letOutSoFar, refused, broken };
}

/** The sequence of a seed. */
export function playSeed(seed: number): Promise<Sequence> {
  const random = makeRandom(seed);
  const world = makeWorld(random);
  return playQuestions(seed, world, questionsOf(random, world));
}

/** Tables that have been let out as the files of a bundle, by the program's own writers. */
export function bundleOf(played: readonly Pick<Played, 'question' | 'table'>[]): BundleText {
  const decoder = new TextDecoder();
  const files = played.map(({ table }, at) => {
    return [`tables/t${at + 1}.csv`, decoder.decode(csvFile(table))] as const;
  });
  const tables = played.map(({ question, table }, at) =>
    manifestEntry({ file: `tables/t${at + 1}.csv`, hash: null, where: whereOf(question), table }),
  );
  return { name: 'bundle', manifest: JSON.stringify({ tables }), tables: new Map(files) };
}
