import { outsideCode, totalCode } from '../../analytics/contract/dimensions.ts';
import type { ExplainedDefinition } from '../../analytics/contract/methods.ts';
import {
  type ReleasedTable,
  releasedNumbers,
  releasedRows,
} from '../../analytics/contract/released.ts';
import { definitionOf } from './definition-of.ts';
import type { Outcome } from './outcome.ts';
import { type OfWorkspace, withExtract } from './session.ts';

export interface SegmentOptions extends OfWorkspace {
  readonly definition: string;
  readonly explain?: boolean;
  readonly policy: string;
}

interface SegmentCount {
  readonly id: string;
  readonly label: string;
  readonly matched: number | null;
  readonly claimed: number | null;
  readonly lost: number | null;
}

function readRun(table: ReleasedTable) {
  const matched = releasedNumbers(table, 'matched');
  const lost = releasedNumbers(table, 'lost');
  const rows = releasedRows(table).map((row, index) => ({
    id: row.codes.segment ?? '',
    label: row.labels.segment ?? '',
    matched: matched[index] ?? null,
    claimed: row.count,
    lost: lost[index] ?? null,
  }));
  const find = (code: string) => rows.find(({ id }) => id === code)?.claimed ?? null;
  return {
    population: find(totalCode),
    outside: find(outsideCode),
    segments: rows.filter(({ id }) => id !== totalCode && id !== outsideCode),
  };
}

function countLines(segments: readonly SegmentCount[]): string[] {
  const width = Math.max(7, ...segments.map(({ label }) => label.length));
  const cell = (value: number | null | string) =>
    (typeof value === 'number' ? value.toLocaleString('en-GB') : (value ?? 'hidden')).padStart(12);
  return [
    `${'Segment'.padEnd(width)}${cell('Matched')}${cell('Lost')}${cell('Claimed')}`,
    ...segments.map(
      ({ label, matched, lost, claimed }) =>
        `${label.padEnd(width)}${cell(matched)}${cell(lost)}${cell(claimed)}`,
    ),
  ];
}

function explainLines({ english, sql }: ExplainedDefinition): string[] {
  return [
    `Population: ${english.population}`,
    ...english.segments.map(({ label, sentence }) => `${label}: ${sentence}`),
    '',
    sql,
    '',
  ];
}

/** `quintile segment`: who each segment matched, claimed, and lost to an earlier one. */
export async function segmentCommand(options: SegmentOptions): Promise<Outcome> {
  const definition = definitionOf(options.definition);
  return withExtract(options, async ({ client, signal, progress }) => {
    const explained = await client.call('definition.explain', { definition }, { signal });
    const ask = { definition, policy: options.policy };
    const table = await client.call('segments.run', ask, { signal, progress });
    const run = readRun(table);
    const { id, title } = explained;
    const { warnings } = table.note;
    return {
      document: {
        ...run,
        definition: { id, title, hash: explained.hash },
        policy: table.note.policy,
        warnings,
        ...(options.explain === true ? { english: explained.english, sql: explained.sql } : {}),
      },
      lines: [
        ...(options.explain === true ? explainLines(explained) : []),
        ...(warnings.length === 0 ? [] : [...warnings, '']),
        ...countLines(run.segments),
        `Population ${run.population ?? 'hidden'}, outside it ${run.outside ?? 'hidden'}.`,
        ...(table.note.policy.working ? ['Working figures: not for release.'] : []),
      ],
    };
  });
}
