import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** Bytes to be read: a file, or a member of an archive. */
export interface ByteSource {
  /** Base name, as it is shown. */
  readonly name: string;
  /** In small letters, with its dot. */
  readonly extension: string;
  readonly size: number;
  readonly whole: () => Buffer;
  /** All bytes in order. A chunk holds only until the next is asked for. */
  readonly chunks: () => Iterable<Buffer>;
  /** The source of the same name with another extension, such as the `.dbf` of a `.shp`. */
  readonly beside: (extension: string) => ByteSource | null;
}

const chunkBytes = 2 ** 20;

function* chunksOf(path: string): Generator<Buffer> {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const read = readSync(handle, bytes, 0, chunkBytes, null);
      if (read === 0) return;
      yield bytes.subarray(0, read);
    }
  } finally {
    closeSync(handle);
  }
}

/** A file on disk. */
export function fileSource(path: string, size = statSync(path).size): ByteSource {
  const folder = dirname(path);
  const stem = basename(path, extname(path));
  return {
    name: basename(path),
    extension: extname(path).toLowerCase(),
    size,
    whole: () => readFileSync(path),
    chunks: () => chunksOf(path),
    beside: (extension) => {
      const wanted = `${stem}${extension}`.toLowerCase();
      const found = readdirSync(folder).find((name) => name.toLowerCase() === wanted);
      return found === undefined ? null : fileSource(join(folder, found));
    },
  };
}
