import { open } from 'node:fs/promises';
import { magic } from './header.ts';

/** Whether a file is a sealed one, by its first bytes; false where there is no file to read. */
export async function isSealed(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(magic.length),
        0,
        magic.length,
        0,
      );
      return bytesRead === magic.length && buffer.equals(magic);
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}
