/** Most bytes beyond ASCII that are put down to damage in a file that is plain ASCII otherwise. */
const mostDamaged = 8;

/**
 * Bytes of Windows-1252 that stand in no text as it is written in England: controls, signs of other
 * currencies, Icelandic letters, ÿ. All others, as £, €, é and curly quotes, speak for the encoding.
 */
const unlikely = new Set([
  ...[0x81, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8b, 0x8d, 0x8f, 0x90, 0x98, 0x9b, 0x9d],
  ...[0xa1, 0xa2, 0xa4, 0xa5, 0xa6, 0xa8, 0xac, 0xad, 0xaf, 0xb6, 0xb8, 0xb9],
  ...[0xd0, 0xd7, 0xde, 0xf0, 0xf7, 0xfe, 0xff],
]);

/** Adds the bytes beyond ASCII to those that were found so far, up to one more than damage has. */
export function addBeyondAscii(found: number[], bytes: Uint8Array): void {
  for (const byte of bytes) {
    if (found.length > mostDamaged) return;
    if (byte >= 0x80) found.push(byte);
  }
}

/** Whether all bytes beyond ASCII of a text are so few, and such, that they are damage and no letters. */
export function areDamage(beyond: readonly number[]): boolean {
  return (
    beyond.length > 0 && beyond.length <= mostDamaged && beyond.some((byte) => unlikely.has(byte))
  );
}
