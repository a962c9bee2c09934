import { parse } from 'yaml';
import { releasedRows } from '../../analytics/contract/released.ts';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import type { InProcessEngine } from '../engine/in-process.ts';

/** Another order that a document's doubts name: one segment moved before another. */
interface OtherOrder {
  readonly says: string;
  readonly move: string;
  readonly before: string;
}

/** The orders that are as natural as the one taken, by the id of a template. */
export const otherOrders: Readonly<Record<string, readonly OtherOrder[]>> = {
  leeds: [
    {
      says: 'children and young people first',
      move: 'children-and-young-people',
      before: 'end-of-life',
    },
    {
      says: 'maternity before long-term conditions',
      move: 'maternity',
      before: 'long-term-conditions',
    },
  ],
  'bridges-to-health': [
    { says: 'the dying first', move: 'short-decline', before: 'long-course-of-decline' },
    {
      says: 'maternity before chronic conditions',
      move: 'maternal-and-infant',
      before: 'chronic-conditions',
    },
  ],
};

interface Written {
  id: string;
  segments: { id: string }[];
}

/** A shipped document with one segment moved before another. */
export function reordered(id: string, { move, before }: OtherOrder): string {
  const shipped = shippedDefinitions.find((one) => one.id === id)?.text ?? '';
  const document = parse(shipped) as Written;
  const moved = document.segments.filter((segment) => segment.id === move);
  const rest = document.segments.filter((segment) => segment.id !== move);
  const at = rest.findIndex((segment) => segment.id === before);
  if (at < 0 || moved.length !== 1) throw new RangeError(`${id} has no ${move} and ${before}.`);
  const segments = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
  return JSON.stringify({ ...document, id: `${id}-in-another-order`, segments });
}

/** People by segment of the sample in each other order of a template. */
export interface OrderedCounts {
  readonly says: string;
  readonly claimed: Readonly<Record<string, number>>;
}

export async function countOtherOrders(
  { client }: InProcessEngine,
  id: string,
): Promise<readonly OrderedCounts[]> {
  const counted: OrderedCounts[] = [];
  for (const order of otherOrders[id] ?? []) {
    const definition = { text: reordered(id, order), name: 'another-order.yaml' };
    const run = await client.call('segments.run', { definition, policy: 'working' });
    const rows = releasedRows(run).map(({ codes, count }) => [codes.segment, count] as const);
    counted.push({ says: order.says, claimed: Object.fromEntries(rows) });
  }
  return counted;
}
