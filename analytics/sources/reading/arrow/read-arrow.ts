import { type FileHandle, open } from 'node:fs/promises';
import { type RecordBatch, RecordBatchReader, type Schema } from 'apache-arrow';
import { Refusal } from '../../../contract/problem.ts';
import type { Database } from '../../../engine/duckdb/database.ts';
import { columnNames } from '../column-names.ts';
import type { SourceFile } from '../identify-file.ts';
import type { Part, ReadContext, SampleRow } from '../part.ts';
import { refuseFile } from '../refuse-file.ts';
import { type RowColumn, RowTable } from '../row-table.ts';
import { kindOf, textOf } from './cell-text.ts';
import { isSound } from './check-data.ts';
import { registerCodecs } from './codecs.ts';
import { isBigEndian } from './is-big-endian.ts';

function refuseDamage({ name }: SourceFile): never {
  return refuseFile(
    name,
    `${name} is damaged, or is no Arrow file that can be read.`,
    'Copy it again, or save it again as Parquet.',
  );
}

/**
 * Whether a stream ends with the mark that says so: one that was cut short between batches does not.
 * Streams of before Arrow 0.15 mark neither messages nor their end but by a length of 0.
 */
async function hasEnd(handle: FileHandle, bytes: number): Promise<boolean> {
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(8)];
  await handle.read(head, 0, 4, 0);
  await handle.read(tail, 0, 8, Math.max(0, bytes - 8));
  const isMarked = head.readUInt32LE(0) === 0xffffffff;
  return tail.readUInt32LE(4) === 0 && (!isMarked || tail.readUInt32LE(0) === 0xffffffff);
}

/** How often a place in a file may be read: a sound one is read a few times. */
const mostReads = 64;

/**
 * A file that cannot be read past its end, nor at one place for ever, as the reader does where a
 * message says that it has fewer bytes than none.
 */
function withinEnd(handle: FileHandle): FileHandle {
  const reads = new Map<number, number>();
  return new Proxy(handle, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      if (key !== 'read') return value.bind(target);
      return async (bytes: Buffer, offset: number, length: number, position: number) => {
        const times = (reads.get(position) ?? 0) + 1;
        reads.set(position, times);
        const answer = await target.read(bytes, offset, length, position);
        if (answer.bytesRead === 0 || times > mostReads)
          throw new RangeError('Past the end of the file.');
        return answer;
      };
    },
  });
}

function columnsOf(schema: Schema): RowColumn[] {
  const names = columnNames(schema.fields.map(({ name }) => name));
  return schema.fields.map(({ type }, index) => {
    return { name: names[index] ?? '', ...kindOf(type) };
  });
}

function* rowsOf(batch: RecordBatch): Generator<SampleRow> {
  const columns = batch.schema.fields.map(({ type }, index) => {
    const vector = batch.getChildAt(index);
    const text = textOf(type);
    return (row: number) => {
      const value: unknown = vector?.get(row);
      return value == null ? null : text(value) || null;
    };
  });
  for (let row = 0; row < batch.numRows; row += 1) yield columns.map((cell) => cell(row));
}

interface Read {
  readonly columns: readonly RowColumn[];
  readonly table: RowTable;
}

async function readBatches(
  database: Database,
  file: SourceFile,
  handle: FileHandle,
  context: ReadContext,
  share: (share: number) => void,
): Promise<Read> {
  const isStream = (await handle.read(Buffer.alloc(6), 0, 6, 0)).buffer.toString() !== 'ARROW1';
  if (await isBigEndian(handle, isStream ? 0 : 8)) {
    refuseFile(
      file.name,
      `${file.name} holds numbers with their high byte first, which are not read.`,
      'Save it again on another computer, or as Parquet.',
    );
  }
  if (isStream && !(await hasEnd(handle, file.bytes))) {
    refuseFile(
      file.name,
      `${file.name} does not end as an Arrow stream does: it may be cut short.`,
      'Copy it again, or save it again as an Arrow file or Parquet.',
    );
  }
  const reader = isStream
    ? await RecordBatchReader.from(handle.createReadStream({ start: 0, autoClose: false }))
    : await RecordBatchReader.from(withinEnd(handle));
  await reader.open();
  const columns = columnsOf(reader.schema);
  if (columns.length === 0) refuseDamage(file);
  const table = new RowTable(database, file.name, columns, context);
  let batches = 0;
  for await (const batch of reader) {
    if (batch.data.children.some((data) => !isSound(data) || data.length < batch.numRows)) {
      refuseDamage(file);
    }
    for (const row of rowsOf(batch)) if (table.add(row)) await table.flush();
    batches += 1;
    share(1 - 1 / (1 + batches));
  }
  await table.flush();
  return { columns, table };
}

async function read(
  ...[database, file, context, share]: Parameters<typeof readArrow>
): Promise<Read> {
  const handle = await open(file.path, 'r');
  try {
    return await readBatches(database, file, handle, context, share);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuseDamage(file);
  } finally {
    await handle.close();
  }
}

/** An Arrow file, stream or Feather file (version 2), packed or not, as a table in memory. */
export async function readArrow(
  database: Database,
  file: SourceFile,
  context: ReadContext,
  share: (share: number) => void,
): Promise<Part> {
  registerCodecs();
  const { columns, table } = await read(database, file, context, share);
  const others = columns.filter(({ type }) => type === 'other').length;
  return {
    file,
    columns: columns.map(({ name, type }) => ({ name, type })),
    source: await table.source(),
    sample: table.sample,
    records: table.rows,
    rejected: 0,
    rejects: [],
    readAs: {},
    reasons: ['The file says that it is Arrow.'],
    remarks: others > 0 ? ['Columns of lists, structures or bytes are not read.'] : [],
    rejectRemarks: [],
    sheets: [],
    synthetic: false,
  };
}
