import type { Client } from '../../../analytics/contract/client.ts';
import { outsideCode } from '../../../analytics/contract/dimensions.ts';
import type { DefinitionChange, DefinitionRef } from '../../../analytics/contract/methods.ts';
import { Refusal } from '../../../analytics/contract/problem.ts';
import type { Leaving } from '../../../analytics/contract/release-summary.ts';
import { type ReleasedTable, releasedRows } from '../../../analytics/contract/released.ts';
import { peopleText, textTable } from './text-table.ts';

interface Place {
  readonly id: string;
  readonly label: string;
}

/** People who were in one segment and are in another, or stay; null where that is hidden. */
export interface Moved {
  readonly before: Place;
  readonly after: Place;
  readonly people: number | null;
}

export interface Compared {
  readonly changes: readonly DefinitionChange[];
  /** Null where nobody can be said to move, and why. */
  readonly movers: readonly Moved[] | null;
  readonly reason: string | null;
}

function readMovers(table: ReleasedTable): readonly Moved[] {
  return releasedRows(table)
    .map(({ codes, labels, count }) => ({
      before: { id: codes.other_segment ?? '', label: labels.other_segment ?? '' },
      after: { id: codes.segment ?? '', label: labels.segment ?? '' },
      people: count,
    }))
    .filter(({ people }) => people !== 0);
}

export interface CompareAsk {
  readonly before: DefinitionRef;
  readonly after: DefinitionRef;
  readonly policy: string;
  readonly leaving: Leaving;
  readonly signal: AbortSignal;
}

/** What a definition changes in an earlier one, in words and in people. */
export async function compare(
  client: Client,
  { before, after, policy, leaving, signal }: CompareAsk,
): Promise<Compared> {
  const changes = await client.call('definition.compare', { before, after }, { signal });
  try {
    const ask = { before, after, policy, leaving };
    const table = await client.call('segments.movers', ask, { signal });
    return { changes, movers: readMovers(table), reason: null };
  } catch (error) {
    if (!(error instanceof Refusal) || error.problems[0]?.code !== 'definition-invalid')
      throw error;
    return { changes, movers: null, reason: error.problems[0].reason };
  }
}

/** How many stay where they were, and how many of them outside both populations. */
function stayText(stayed: readonly Moved[]): string {
  const isHidden = stayed.some(({ people }) => people === null);
  const sum = stayed.reduce((total, { people }) => total + (people ?? 0), 0);
  const outside = stayed.find(({ before }) => before.id === outsideCode)?.people ?? 0;
  const least = isHidden ? 'At least ' : '';
  const whom = outside === 0 ? '' : `, of them ${peopleText(outside)} outside the population`;
  return `${least}${peopleText(sum)} people stay where they were${whom}.`;
}

function moverLines(movers: readonly Moved[]): string[] {
  const isStay = ({ before, after }: Moved) => before.id === after.id;
  const moved = movers.filter((one) => !isStay(one));
  const stay = stayText(movers.filter(isStay));
  if (moved.length === 0) return ['', `Nobody moves. ${stay}`];
  const ordered = [...moved].sort((a, b) => (b.people ?? 0) - (a.people ?? 0));
  const rows = ordered.map(({ before, after, people }) => [
    before.label,
    after.label,
    peopleText(people),
  ]);
  return ['', ...textTable(['Segment before', 'Segment now', 'People'], rows, [2]), stay];
}

/** The changes in words, and who moves where. */
export function comparedLines({ changes, movers, reason }: Compared, name: string): string[] {
  return [
    '',
    changes.length === 0 ? `It says the same as ${name}.` : `Changes since ${name}`,
    ...changes.map(({ segment, change }) => `- ${segment ?? 'The definition'} ${change}`),
    ...(movers === null ? ['', reason ?? ''] : moverLines(movers)),
  ];
}
