import { complain, type Reading } from './reading.ts';
import { kindInWords, type Written } from './written.ts';

/** A finite number. */
export function expectNumber(written: Written, what: string, reading: Reading): number | undefined {
  if (written.kind !== 'number') {
    const hint =
      written.kind === 'text' && /^\s*-?[\d.,]+\s*$/.test(written.value)
        ? 'Take the quotation marks and the thousands separators away.'
        : undefined;
    return complain(
      reading,
      written.at,
      `${what} is a number; this is ${kindInWords(written)}.`,
      hint,
    );
  }
  if (!Number.isFinite(written.value)) {
    return complain(reading, written.at, `${what} is a finite number.`);
  }
  return written.value;
}

export interface WholeRange {
  readonly from: number;
  readonly to: number;
}

/** A whole number within a range, both ends included. */
export function expectWhole(
  written: Written,
  { from, to }: WholeRange,
  what: string,
  reading: Reading,
): number | undefined {
  const value = expectNumber(written, what, reading);
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || value < from || value > to) {
    return complain(reading, written.at, `${what} is a whole number from ${from} to ${to}.`);
  }
  return value;
}

/** `[lowest, highest]`: two values of which the second is not below the first. */
export function expectPair(
  written: Written,
  what: string,
  readItem: (item: Written) => number | undefined,
  reading: Reading,
): readonly [number, number] | undefined {
  const [first, second, ...rest] = written.kind === 'list' ? written.items : [];
  if (first === undefined || second === undefined || rest.length > 0) {
    const reason = `${what} takes two numbers, the lowest and the highest: [1, 3].`;
    return complain(reading, written.at, reason);
  }
  const lowest = readItem(first);
  const highest = readItem(second);
  if (lowest === undefined || highest === undefined) return undefined;
  if (lowest > highest) {
    const reason = `${what} runs from ${lowest} down to ${highest}.`;
    return complain(
      reading,
      written.at,
      reason,
      `Write the lowest first: [${highest}, ${lowest}].`,
    );
  }
  return [lowest, highest];
}
