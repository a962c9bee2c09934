/** First bytes of kinds of file that are no table of ours, and what to say of them. */
const foreign: readonly (readonly [mark: string, is: string, hint: string])[] = [
  ['PARE', 'is encrypted Parquet', 'Save it again without encryption.'],
  ['FEA1', 'is Feather version 1', 'Save it again as Feather version 2, Arrow or Parquet.'],
  ['%PDF', 'is a PDF document', 'Ask for the data as CSV or Parquet.'],
  ['SQLite format 3', 'is an SQLite database', 'Export the table as CSV or Parquet.'],
  ['\x28\xb5\x2f\xfd', 'is packed with Zstandard', 'Unpack it first.'],
  ['BZh', 'is packed with bzip2', 'Unpack it first.'],
  ['\xfd7zXZ', 'is packed with xz', 'Unpack it first.'],
  ['\x04\x22\x4d\x18', 'is packed with LZ4', 'Unpack it first.'],
  ["7z\xbc\xaf'", 'is a 7-Zip archive', 'Unpack it first.'],
  ['Rar!', 'is a RAR archive', 'Unpack it first.'],
  ['ORC', 'is ORC', 'Save it as CSV or Parquet.'],
  ['Obj\x01', 'is Avro', 'Save it as CSV or Parquet.'],
  ['$FL2', 'is an SPSS file', 'Save it as CSV or Parquet.'],
  ['<stata_dta>', 'is a Stata file', 'Save it as CSV or Parquet.'],
  ['RDX', 'is an R workspace', 'Save it as CSV or Parquet.'],
  ['\x89PNG', 'is a picture', 'Ask for the data as CSV or Parquet.'],
  ['\xff\xd8\xff', 'is a picture', 'Ask for the data as CSV or Parquet.'],
  ['{\\rtf', 'is a text document', 'Save it as CSV UTF-8.'],
];

const page = /^\s*(?:<!doctype html|<html|<table|<\?xml)/i;
const json = /^\s*(?:\{\s*(?:"|\}\s*$)|\[\s*(?:[[{]|\]\s*$))/;

/** A kind of file that is not read, by its first bytes: what it is and one thing to try. */
export function foreignKind(head: Buffer): { readonly is: string; readonly hint: string } | null {
  const text = head.toString('latin1', 0, 512);
  const found = foreign.find(([mark]) => text.startsWith(mark));
  if (found !== undefined) return { is: found[1], hint: found[2] };
  if (text.startsWith('DUCK', 8)) {
    return { is: 'is a DuckDB database', hint: 'Export the table as CSV or Parquet.' };
  }
  const start = text.replace(/^\xef\xbb\xbf/, '');
  if (page.test(start)) {
    return {
      is: 'is a web page or XML, whatever its name says',
      hint: 'Open it in a spreadsheet program and save it as CSV UTF-8.',
    };
  }
  if (json.test(start)) return { is: 'is JSON', hint: 'Save it as CSV or Parquet.' };
  return null;
}

const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** What to say of a compound file, as old and as protected workbooks are. */
export function compoundKind(bytes: Buffer): { readonly is: string; readonly hint: string } {
  return bytes.includes(encryptedPackage)
    ? { is: 'is protected with a password', hint: 'Save it again without a password.' }
    : {
        is: 'is a workbook of the old kind (.xls)',
        hint: 'Save it as .xlsx, CSV UTF-8 or Parquet.',
      };
}

const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 28) || byte === 127;

/**
 * Whether bytes are not of a text: too many of them are control characters. One kind of these that is
 * not NUL and stands in every line is a delimiter.
 */
export function isBinary(head: Buffer): boolean {
  const counts = new Map<number, number>();
  let lines = 0;
  for (const byte of head) {
    if (byte === 10 || byte === 13) lines += 1;
    else if (isControl(byte)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  const control = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1]);
  const delimiters = most[0] > 0 && lines > 0 && most[1] >= lines ? most[1] : 0;
  return control - delimiters > Math.max(4, head.length * 0.05);
}
