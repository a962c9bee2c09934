import { open } from 'node:fs/promises';
import { asFileRefusal } from './failures.ts';
import { replaceFile } from './replace-file.ts';

/** Copies a file over another, whole or not at all. Throws a `Refusal`. */
export async function copyFile(from: string, to: string): Promise<void> {
  try {
    await replaceFile(to, async (target) => {
      const source = await open(from, 'r');
      try {
        for await (const part of source.createReadStream({ autoClose: false })) {
          await target.writeFile(part as Buffer);
        }
      } finally {
        await source.close();
      }
    });
  } catch (error) {
    throw asFileRefusal(error);
  }
}
