/** Characters of the bytes 0x80 to 0x9F in Windows-1252; five of them stand for nothing. */
const upper =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d] as const;

/** Whether bytes stand among these that Windows-1252 gives no character. */
export function hasUndefinedBytes(bytes: Buffer): boolean {
  return undefinedBytes.some((byte) => bytes.includes(byte));
}

/** Windows-1252 as UTF-8. Node's own decoder takes it for Latin-1: nodejs/node#56542. */
export function windows1252ToUtf8(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(text.replace(/[\x80-\x9f]/g, (c) => upper.charAt(c.charCodeAt(0) - 0x80)));
}
