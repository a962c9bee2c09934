import type { Encoding, ReadAs } from '../../../contract/reading.ts';
import type { SourceFile } from '../identify-file.ts';
import { refuseFile } from '../refuse-file.ts';
import type { Scanned } from './scan-file.ts';

const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, low byte first',
  'utf-16be': 'UTF-16, high byte first',
  'windows-1252': 'Windows-1252',
};

function encodingHint({ encoding }: ReadAs): string {
  if (encoding === undefined) return 'Save the file again as CSV UTF-8.';
  const other = encoding === 'utf-8' ? 'windows-1252' : 'utf-8';
  return `Leave the encoding out, so that it is found out, or say ${other}.`;
}

/** Refuses a file whose names of columns cannot be told apart for sure, each cause in its own words. */
export function refuseHeader(
  { name }: SourceFile,
  { encoding, layout, scan }: Scanned,
  readAs: ReadAs,
): void {
  const { header } = layout;
  const line = `Line ${header} of ${name}`;
  if (scan.badHeader === 'encoding') {
    refuseFile(name, `${line} is not ${names[encoding]}.`, encodingHint(readAs), header);
  }
  if (scan.badHeader === 'long') {
    const reason = `${line}, which is to name the columns, is longer than 1.9 million bytes.`;
    refuseFile(name, reason, 'Say which line holds the names, or export it again.', header);
  }
  if (scan.badHeader === 'quote') {
    const reason = `A quotation mark is out of place in line ${header} of ${name}, so that the names of its columns cannot be told apart.`;
    refuseFile(name, reason, 'Mend that line, or say which line holds the names.', header);
  }
}
