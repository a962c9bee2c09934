import {
  Bool,
  CompressionType,
  compressionRegistry,
  DateDay,
  Dictionary,
  Float64,
  Int8,
  Int32,
  Int64,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { expect, test } from 'vitest';
import { decodeLz4Frame } from '../../analytics/sources/reading/arrow/lz4-frame.ts';
import { openText, refusal } from './opened.ts';

const size = 3000;
const list = <Value>(make: (index: number) => Value) =>
  Array.from({ length: size }, (_, i) => make(i));

const table = new Table({
  person_id: vectorFromArray(
    list((i) => `p${i}`),
    new Utf8(),
  ),
  age: vectorFromArray(
    list((i) => (i % 7 === 0 ? null : i % 90)),
    new Int32(),
  ),
  sex: vectorFromArray(
    list((i) => ['M', 'F', null][i % 3] ?? null),
    new Dictionary(new Utf8(), new Int8()),
  ),
  copd: vectorFromArray(
    list((i) => i % 2 === 0),
    new Bool(),
  ),
  seen: vectorFromArray(
    list((i) => new Date(i * 86_400_000)),
    new DateDay(),
  ),
  cost: vectorFromArray(
    list((i) => i / 4),
    new Float64(),
  ),
  constant: vectorFromArray(
    list(() => 42n),
    new Int64(),
  ),
});

const third = ['p2', 2n, null, true, '1970-01-03', 0.5, 42n];
const shown = (row: readonly unknown[] | undefined) =>
  row?.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value));

test('an Arrow file and an Arrow stream give the same rows, with their types', async () => {
  for (const kind of ['file', 'stream'] as const) {
    const opened = await openText(tableToIPC(table, kind), {}, { name: 'people.arrow' });
    expect([opened.format, opened.records, opened.rows.length]).toEqual(['arrow', size, size]);
    expect(opened.columns.map(({ type }) => type)).toEqual([
      ...['text', 'number', 'text', 'flag', 'date', 'number', 'number'],
    ]);
    expect(shown(opened.rows[2])).toEqual(third);
    expect(opened.rows.filter((row) => row[1] === null)).toHaveLength(Math.ceil(size / 7));
    expect(opened.sample[2]?.slice(0, 3)).toEqual(['p2', '2', null]);
  }
});

/** LZ4 of bytes that are all the same, and of others as they are. */
function lz4(data: Uint8Array): Uint8Array {
  const isConstant = data.length > 300 && data.every((byte) => byte === data[0]);
  const header = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0]);
  const length = Buffer.alloc(4);
  if (!isConstant) {
    length.writeUInt32LE((data.length | 0x80000000) >>> 0);
    return Buffer.concat([header, length, data, Buffer.alloc(4)]);
  }
  const first = data[0] as number;
  let more = data.length - 1 - 5 - 19;
  const lengths: number[] = [];
  for (; more >= 255; more -= 255) lengths.push(255);
  lengths.push(more);
  const block = [0x1f, first, 1, 0, ...lengths, 0x50, first, first, first, first, first];
  length.writeUInt32LE(block.length);
  return Buffer.concat([header, length, Buffer.from(block), Buffer.alloc(4)]);
}

/** Zstandard of bytes that are all the same, and of few others as they are. */
function zstd(data: Uint8Array): Uint8Array {
  const isConstant = data.every((byte) => byte === data[0]);
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0]);
  header.writeUInt32LE(data.length, 5);
  const block = Buffer.alloc(3);
  block.writeUIntLE((data.length << 3) | (isConstant ? 3 : 1), 0, 3);
  return Buffer.concat([header, block, isConstant ? data.subarray(0, 1) : data]);
}

test('packed Arrow files and streams, as Feather writes them, give the same rows', async () => {
  const constant = new Table({
    person_id: table.getChild('person_id') as never,
    zero: vectorFromArray(
      list(() => 0n),
      new Int64(),
    ),
  });
  for (const [type, encode] of [
    [CompressionType.LZ4_FRAME, lz4],
    [CompressionType.ZSTD, zstd],
  ] as const) {
    for (const Writer of [RecordBatchFileWriter, RecordBatchStreamWriter]) {
      compressionRegistry.set(type, { encode, decode: (bytes) => bytes });
      const writer = new Writer({ compressionType: type });
      const bytes = writer.writeAll(constant).toUint8Array(true);
      const opened = await openText(bytes, {}, { name: 'people.feather' });
      expect(bytes.length).toBeLessThan(size * 20);
      expect(opened.rows.map(([id]) => id)).toEqual(list((i) => `p${i}`));
      expect(opened.rows.every((row) => row[1] === 0n)).toBe(true);
    }
  }
});

test('LZ4 unpacks repetitions that overlap, and refuses what is cut or points before its start', () => {
  const text = Buffer.alloc(5000, 7);
  expect(Buffer.from(decodeLz4Frame(lz4(text)))).toEqual(text);
  const packed = lz4(text);
  for (let end = 0; end < packed.length; end += 3) {
    expect(() => decodeLz4Frame(packed.subarray(0, end))).toThrow(RangeError);
  }
  const before = Buffer.from(packed);
  before[13] = 9;
  expect(() => decodeLz4Frame(before)).toThrow(RangeError);
});

test('an Arrow stream that is cut short, even between its batches, is refused', async () => {
  const batches = Array.from({ length: 3 }, () => table.batches[0] as (typeof table.batches)[0]);
  const bytes = RecordBatchStreamWriter.writeAll(batches).toUint8Array(true);
  const whole = await openText(bytes, {}, { name: 'people.arrows' });
  expect(whole.records).toBe(size * 3);
  for (const end of [bytes.length - 8, bytes.length >> 1, bytes.length - 5000]) {
    const cut = await refusal(openText(bytes.subarray(0, end), {}, { name: 'people.arrows' }));
    expect(cut.code).toBe('file-unreadable');
  }
});

test('an Arrow file in which a byte was changed is refused, or read without a crash or a wait', async () => {
  const bytes = Buffer.from(tableToIPC(table, 'file'));
  for (let at = 8; at < 1400; at += 41) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] as number) ^ 0xff;
    const result = await openText(damaged, {}, { name: 'people.arrow' }).catch((e: unknown) => e);
    if (result instanceof Error) expect(result.name).toBe('Refusal');
  }
});
