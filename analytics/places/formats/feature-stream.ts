import type { ByteSource } from './byte-source.ts';
import { decodeText } from './decode-text.ts';

const quote = 0x22;
const backslash = 0x5c;
const isOpening = (byte: number) => byte === 0x7b || byte === 0x5b;
const isClosing = (byte: number) => byte === 0x7d || byte === 0x5d;
const isBetween = (byte: number) => byte === 0x2c || byte <= 0x20;

/** Bytes that change nothing inside a feature: all but quotes, backslashes and brackets. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === quote || byte === backslash || isOpening(byte) || isClosing(byte) ? 0 : 1,
);

function parse(pieces: readonly Buffer[]): unknown {
  return JSON.parse(decodeText(Buffer.concat(pieces)));
}

interface Scan {
  /** `frame`: the document around its features; `between`: in their list; `feature`: in one. */
  part: 'frame' | 'between' | 'feature';
  depth: number;
  isInString: boolean;
  isEscaped: boolean;
  /** The last string at the top level, as far as it could be `features`. */
  key: string;
  readonly frame: Buffer[];
  feature: Buffer[];
}

/** The longest document that is parsed whole: JavaScript holds no text much longer. */
const longestFrame = 400 * 2 ** 20;
const longestKey = 'features'.length + 1;

/** Follows strings and brackets over one byte. */
function step(scan: Scan, byte: number): void {
  if (scan.isInString) {
    if (scan.isEscaped) scan.isEscaped = false;
    else if (byte === backslash) scan.isEscaped = true;
    else if (byte === quote) scan.isInString = false;
    else if (scan.depth === 1 && scan.key.length < longestKey)
      scan.key += String.fromCharCode(byte);
  } else if (byte === quote) {
    scan.isInString = true;
    if (scan.depth === 1) scan.key = '';
  } else if (isOpening(byte)) scan.depth += 1;
  else if (isClosing(byte)) scan.depth -= 1;
}

function scanChunk(scan: Scan, chunk: Buffer, take: (feature: unknown) => void): void {
  let from = 0;
  for (let at = 0; at < chunk.length; at += 1) {
    const byte = chunk[at] as number;
    if (isPlain[byte] === 1 && scan.part === 'feature' && !scan.isEscaped) continue;
    const { depth, isInString } = scan;
    step(scan, byte);
    if (isInString || scan.isInString) continue;
    if (scan.part === 'feature') {
      if (scan.depth > 2) continue;
      scan.feature.push(chunk.subarray(from, at + 1));
      take(parse(scan.feature));
      scan.feature = [];
      scan.part = 'between';
    } else if (scan.part === 'between') {
      if (depth === 2 && scan.depth === 3) scan.part = 'feature';
      else if (scan.depth < 2) scan.part = 'frame';
      else if (!isBetween(byte)) throw new SyntaxError('a feature is not an object');
      from = at;
    } else if (depth === 1 && scan.depth === 2 && scan.key === 'features' && byte === 0x5b) {
      scan.frame.push(Buffer.from(chunk.subarray(from, at + 1)));
      scan.part = 'between';
    }
  }
  if (scan.part === 'between') return;
  const rest = Buffer.from(chunk.subarray(from));
  (scan.part === 'frame' ? scan.frame : scan.feature).push(rest);
}

/**
 * Reads a JSON document without ever holding its features together: each is parsed by itself and
 * handed to `take`. Returns the rest of the document, with its features as an empty list. Throws a
 * `SyntaxError` where it is not JSON, and a `RangeError` where what is left is too long.
 */
export function scanFeatures(source: ByteSource, take: (feature: unknown) => void): unknown {
  const scan: Scan = {
    part: 'frame',
    depth: 0,
    isInString: false,
    isEscaped: false,
    key: '',
    frame: [],
    feature: [],
  };
  let frameBytes = 0;
  for (const chunk of source.chunks()) {
    const before = scan.frame.length;
    scanChunk(scan, chunk, take);
    for (const piece of scan.frame.slice(before)) frameBytes += piece.length;
    if (frameBytes > longestFrame) throw new RangeError('too long to parse whole');
  }
  if (scan.part !== 'frame') throw new SyntaxError('the list of features does not end');
  return parse(scan.frame);
}
