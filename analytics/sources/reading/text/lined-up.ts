/** Stands between the cells of lines whose columns were lined up by spaces. */
export const betweenCells = '\u001f';

const runs = { 1: / +/g, 2: / {2,}/g } as const;
const ends = /^ +| +$/gm;

/** Lines whose columns are lined up by spaces, with one character in place of each run of them. */
export function linedUp(text: string, spaces: 1 | 2): string {
  return text.replace(ends, '').replace(runs[spaces], betweenCells);
}

const [newline, carriageReturn] = [10, 13];

/** The same for the pieces of a text, each handed on up to its last line end. */
export async function* linedUpChunks(
  chunks: AsyncIterable<Buffer>,
  spaces: 1 | 2,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  const plain = (bytes: Buffer) => Buffer.from(linedUp(bytes.toString('latin1'), spaces), 'latin1');
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = Math.max(bytes.lastIndexOf(newline), bytes.lastIndexOf(carriageReturn)) + 1;
    yield plain(bytes.subarray(0, end));
    rest = bytes.subarray(end);
  }
  yield plain(rest);
}
