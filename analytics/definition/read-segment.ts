import {
  noSegmentCode,
  notAllocatedCode,
  outsideCode,
  totalCode,
  unknownCode,
} from '../contract/dimensions.ts';
import { expectFlag, expectKey, expectMap } from '../criteria/expect.ts';
import { mapSchema } from '../criteria/kind.ts';
import { readCriterionAt } from '../criteria/read-criterion.ts';
import { complain, type Reading } from '../criteria/reading.ts';
import type { Written } from '../criteria/written.ts';
import { expectId, idSchema } from './id.ts';
import { expectProse, proseSchema } from './prose.ts';
import type { Segment } from './segmentation.ts';

/** Longest label, in characters. */
export const longestLabel = 200;

/** Codes that tables use for something else. */
export const reservedIds: readonly string[] = [
  totalCode,
  unknownCode,
  notAllocatedCode,
  outsideCode,
  noSegmentCode,
];

/** One segment: an id, a label, and either `when` or `otherwise: true`. */
export function readSegment(written: Written, reading: Reading): Segment | undefined {
  const keys = ['id', 'label', 'when', 'otherwise'];
  const entries = expectMap(written, keys, 'A segment', reading);
  if (entries === undefined) return undefined;
  const { at } = written;
  const writtenId = expectKey(entries, 'id', at, 'A segment', reading);
  const writtenLabel = expectKey(entries, 'label', at, 'A segment', reading);
  const id = writtenId && expectId(writtenId, "A segment's id", reading, reservedIds);
  const label =
    writtenLabel && expectProse(writtenLabel, longestLabel, "A segment's label", reading);
  const when = entries.get('when');
  const otherwise = entries.get('otherwise');
  if (when !== undefined && otherwise !== undefined) {
    return complain(reading, otherwise.at, 'A segment has either "when" or "otherwise".');
  }
  if (when !== undefined) {
    const criterion = readCriterionAt(when.value, reading);
    return id && label && criterion ? { id, label, when: criterion } : undefined;
  }
  if (otherwise === undefined) {
    const reason = 'A segment lacks "when".';
    return complain(
      reading,
      at,
      reason,
      'The segment that takes everybody else has otherwise: true.',
    );
  }
  const flag = expectFlag(otherwise.value, '"otherwise"', reading);
  if (flag === false) {
    return complain(reading, otherwise.at, '"otherwise" is true, or is left out.');
  }
  return id && label && flag ? { id, label, when: null } : undefined;
}

const named = {
  id: { ...idSchema, not: { enum: reservedIds } },
  label: proseSchema(longestLabel),
};

export const segmentSchema = {
  oneOf: [
    mapSchema({ ...named, when: { $ref: '#/$defs/criterion' } }, ['id', 'label', 'when']),
    mapSchema({ ...named, otherwise: { const: true } }, ['id', 'label', 'otherwise']),
  ],
};
