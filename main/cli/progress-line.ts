import type { WriteStream } from 'node:tty';
import type { Progress } from '../../analytics/contract/methods.ts';

/** Milliseconds before anything is drawn: quick work stays quiet. */
const patience = 1000;
const barWidth = 24;

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * barWidth);
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${String(Math.round(share * 100)).padStart(3)}%`;
}

/** A line on a terminal that says how far work has come, once it has taken over a second. */
export function progressLine(stream: WriteStream) {
  const begun = Date.now();
  let drawn = false;
  return {
    show({ share, phrase }: Progress): void {
      if (!stream.isTTY || Date.now() - begun < patience) return;
      const text = share === null ? phrase : `${bar(share)} ${phrase}`;
      stream.write(`\r\u001b[2K${text.slice(0, stream.columns - 1)}`);
      drawn = true;
    },
    clear(): void {
      if (drawn) stream.write('\r\u001b[2K');
      drawn = false;
    },
  };
}
