import type { Encoding, ReadAs } from '../../../contract/reading.ts';
import type { SourceFile } from '../identify-file.ts';
import { refuseFile } from '../refuse-file.ts';
import { addBeyondAscii, areDamage } from './damaged-bytes.ts';
import type { Layout } from './dialect.ts';
import { type ScanContext, scanText, type TextScan } from './scan-text.ts';
import { saidDelimiter } from './sniff-dialect.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import { sniffLayout } from './sniff-layout.ts';
import { firstBytes, utf8From } from './text-chunks.ts';
import { hasUndefinedBytes } from './windows-1252.ts';

/** Bytes of the start of a file that its layout is told by. */
const startBytes = 2 ** 20;

/** A text file as it was told apart, and what a reading of all of it found. */
export interface Scanned {
  readonly encoding: Encoding;
  readonly layout: Layout;
  readonly scan: TextScan;
  readonly reasons: readonly string[];
  readonly isPlainQuotes: boolean;
}

function refuseEncoding(file: SourceFile): never {
  return refuseFile(
    file.name,
    `${file.name} is neither UTF-8, UTF-16 nor Windows-1252.`,
    'Save it again as CSV UTF-8.',
  );
}

async function scanAs(
  file: SourceFile,
  encoding: Encoding,
  start: { readonly bytes: Buffer; readonly isWhole: boolean },
  readAs: ReadAs,
  context: ScanContext,
): Promise<Omit<Scanned, 'encoding'>> {
  const text = utf8From(encoding)(start.bytes, false)
    .toString()
    .replace(/^\ufeff/, '');
  const { layout, reasons } = sniffLayout(file, text, start.isWhole, readAs);
  const scan = await scanText(file, encoding, layout, context);
  const hasBadQuotes = (scan.faults.get('quote') ?? 0) > 0 || scan.lost?.by === 'quote';
  if (!hasBadQuotes || scan.quotedRows > 0 || readAs.quote !== undefined) {
    return { layout, scan, reasons, isPlainQuotes: false };
  }
  const plain = { ...readAs, quote: '', delimiter: saidDelimiter(layout.dialect) };
  const again = sniffLayout(file, text, start.isWhole, plain);
  const isPlainQuotes = true;
  return { ...again, scan: await scanText(file, encoding, again.layout, context), isPlainQuotes };
}

/** Whether bytes that are not UTF-8 speak for another encoding, and not for damage. */
function isOtherEncoding(scan: TextScan): boolean {
  const rows = scan.faults.get('encoding') ?? 0;
  const isInNames = scan.badHeader === 'encoding';
  const bad = rows + (isInNames ? 1 : 0);
  const isRare = !isInNames && rows <= Math.max(1, scan.records / 1000);
  if (isRare && scan.decoded === 0 && areDamage(scan.beyondAscii)) return false;
  return bad > 0 && bad > scan.decoded * 2;
}

/** The first bytes alone may already say that what is not UTF-8 in them could be damage. */
function mayBeDamage(bytes: Buffer): boolean {
  const beyond: number[] = [];
  addBeyondAscii(beyond, bytes);
  return areDamage(beyond);
}

const otherEncoding = 'The text is not UTF-8: Windows-1252 is taken.';

/** Finds out how a text file is written, and reads all of it on our own account. */
export async function scanFile(
  file: SourceFile,
  readAs: ReadAs,
  context: ScanContext,
): Promise<Scanned> {
  const start = await firstBytes(file, startBytes);
  const sniffed = sniffEncoding(start.bytes);
  const isSaid = readAs.encoding !== undefined;
  const isDoubtful = !isSaid && sniffed.encoding === 'windows-1252' && mayBeDamage(start.bytes);
  const encoding = readAs.encoding ?? (isDoubtful ? 'utf-8' : sniffed.encoding);
  if (encoding === 'utf-32') return refuseEncoding(file);
  if (encoding === 'windows-1252' && hasUndefinedBytes(start.bytes)) refuseEncoding(file);
  const found = await scanAs(file, encoding, start, readAs, context);
  if (encoding !== 'utf-8' || isSaid || !isOtherEncoding(found.scan)) {
    const reason = isDoubtful
      ? 'The text is plain ASCII but for a few bytes that are no text.'
      : sniffed.reason;
    return { encoding, ...found, reasons: [...(isSaid ? [] : [reason]), ...found.reasons] };
  }
  if (hasUndefinedBytes(start.bytes)) refuseEncoding(file);
  const again = await scanAs(file, 'windows-1252', start, readAs, context);
  return { encoding: 'windows-1252', ...again, reasons: [otherEncoding, ...again.reasons] };
}
