import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { refuseFile, type SourceFile } from './source-file.ts';

/** Bytes of the text of a CSV file, unpacked where it is packed; `read` counts bytes of the file. */
export async function* csvChunks(
  { path, name, gzip }: SourceFile,
  read: (bytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 2 ** 20 });
  file.on('data', (chunk) => read(chunk.length));
  const text = gzip ? file.pipe(createGunzip()) : file;
  if (gzip) file.on('error', (error) => text.destroy(error));
  try {
    for await (const chunk of text) yield chunk as Buffer;
  } catch {
    refuseFile(name, `${name} could not be read to its end.`, 'Copy it again, or unpack it first.');
  } finally {
    file.destroy();
    text.destroy();
  }
}

const startBytes = 2 ** 20;

/** The first megabyte of text, the byte order mark left off. */
export async function csvStart(file: SourceFile): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of csvChunks(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= startBytes) break;
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(chunks).subarray(0, startBytes));
}
