import type { MeasureSummary } from '../../analytics/contract/methods.ts';
import type { Outcome } from './outcome.ts';
import { type OfWorkspace, withExtract } from './session.ts';

const headings = ['measure', 'what it is', 'unit', 'forms'] as const;

/** Measures as lines of a table for people: id, label, unit and forms. */
export function measureLines(measures: readonly MeasureSummary[]): string[] {
  const rows = measures.map(({ id, label, unitLabel, forms }) => [
    id,
    label,
    unitLabel,
    forms.join(', '),
  ]);
  const table = [headings as readonly string[], ...rows];
  const widths = headings.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** `quintile measures`: the measures that a workspace's extract can give. */
export async function measuresCommand(options: OfWorkspace): Promise<Outcome> {
  return withExtract(options, async ({ client, signal }) => {
    const measures = await client.call('measure.list', {}, { signal });
    return { document: { measures }, lines: measureLines(measures) };
  });
}
