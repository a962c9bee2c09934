import { complain, limits, type Reading } from '../criteria/reading.ts';
import { kindInWords, type Written } from '../criteria/written.ts';
import { readSegment } from './read-segment.ts';
import type { Assignment, Segment } from './segmentation.ts';

type WrittenList = Extract<Written, { kind: 'list' }>;

function entryOf(written: Written, key: string) {
  return written.kind === 'map' ? written.entries.find((entry) => entry.key === key) : undefined;
}

function judgeIds({ items }: WrittenList, reading: Reading): void {
  const lines = new Map<string, number | undefined>();
  for (const item of items) {
    const id = entryOf(item, 'id')?.value;
    if (id?.kind !== 'text') continue;
    if (lines.has(id.value)) {
      const line = lines.get(id.value);
      const hint = line === undefined ? undefined : `The first one is in line ${line}.`;
      complain(reading, id.at, `Two segments have the id "${id.value.slice(0, 60)}".`, hint);
    } else lines.set(id.value, id.at.line);
  }
}

function judgeOtherwise(
  { items, at }: WrittenList,
  assign: Assignment | undefined,
  reading: Reading,
): void {
  const rests = items.flatMap((item, index) => {
    const entry = entryOf(item, 'otherwise');
    return entry === undefined ? [] : [{ entry, index }];
  });
  const last = items.length - 1;
  if (rests.length === 0 && assign === 'first-match') {
    const reason = 'With first-match the last segment takes everybody else, and none does.';
    complain(reading, items[last]?.at ?? at, reason, 'Add a last segment with otherwise: true.');
  }
  for (const { entry, index } of rests) {
    if (index < last) {
      const hint = 'Move it to the end: the segments after it would stay empty.';
      complain(reading, entry.at, 'Only the last segment can have "otherwise".', hint);
    }
  }
}

/** The segments in their order of priority. */
export function readSegments(
  written: Written,
  assign: Assignment | undefined,
  reading: Reading,
): readonly Segment[] | undefined {
  if (written.kind !== 'list') {
    const reason = `"segments" is a list; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason, 'Put a dash before each segment.');
  }
  if (written.items.length === 0) {
    return complain(reading, written.at, '"segments" is an empty list.');
  }
  if (written.items.length > limits.segments) {
    const reason = `There are ${written.items.length} segments, and at most ${limits.segments} can be.`;
    const hint = 'Break people down by a field or an area instead, or split the document.';
    return complain(reading, written.at, reason, hint);
  }
  const segments = written.items.map((item) => readSegment(item, reading));
  judgeIds(written, reading);
  judgeOtherwise(written, assign, reading);
  return segments.filter((segment) => segment !== undefined);
}
