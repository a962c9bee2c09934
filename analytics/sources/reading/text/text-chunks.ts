import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Encoding } from '../../../contract/reading.ts';
import type { SourceFile } from '../identify-file.ts';
import { refuseFile } from '../refuse-file.ts';
import { linedUpChunks } from './lined-up.ts';
import { windows1252ToUtf8 } from './windows-1252.ts';

const pieceBytes = 2 ** 20;

/** The bytes of a file, unpacked where it is packed; `read` is told of every byte of the file. */
export async function* fileChunks(
  { path, name, gzip }: SourceFile,
  read: (bytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: pieceBytes });
  file.on('data', (chunk) => read(chunk.length));
  const unpacked = gzip ? file.pipe(createGunzip({ chunkSize: 2 ** 18 })) : file;
  if (gzip) file.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of unpacked) yield chunk as Buffer;
  } catch {
    refuseFile(name, `${name} could not be read to its end.`, 'Copy it again, or unpack it first.');
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

/** Turns pieces of a text in an encoding into UTF-8; the last piece is told apart by `isLast`. */
export function utf8From(encoding: Encoding): (bytes: Buffer, isLast: boolean) => Buffer {
  if (encoding === 'utf-8') return (bytes) => bytes;
  if (encoding === 'windows-1252') return windows1252ToUtf8;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes, isLast) => Buffer.from(decoder.decode(bytes, { stream: !isLast }));
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The text of a file as pieces of UTF-8, without its byte order mark; where columns are lined up by
 * `spaces`, with a delimiter in place of these.
 */
export function textChunks(
  file: SourceFile,
  encoding: Encoding,
  read: (bytes: number) => void,
  spaces: 1 | 2 | undefined,
): AsyncGenerator<Buffer> {
  const chunks = utf8Chunks(file, encoding, read);
  return spaces === undefined ? chunks : linedUpChunks(chunks, spaces);
}

async function* utf8Chunks(
  file: SourceFile,
  encoding: Encoding,
  read: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const toUtf8 = utf8From(encoding);
  let start: Buffer | null = Buffer.alloc(0);
  const strip = (bytes: Buffer) =>
    bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
  for await (const chunk of fileChunks(file, read)) {
    const bytes = toUtf8(chunk, false);
    if (start === null) yield bytes;
    else {
      start = Buffer.concat([start, bytes]);
      if (start.length < 3) continue;
      yield strip(start);
      start = null;
    }
  }
  const rest = toUtf8(Buffer.alloc(0), true);
  yield start === null ? rest : strip(Buffer.concat([start, rest]));
}

/** The first bytes of a file, unpacked, at most `most`, and whether that is all of it. */
export async function firstBytes(
  file: SourceFile,
  most: number,
): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of fileChunks(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: length <= most };
}
