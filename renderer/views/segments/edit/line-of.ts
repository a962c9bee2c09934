/** The line of a document, from 1, on which its segments begin; 1 where none is found. */
export function segmentsLine(text: string): number {
  return text.split('\n').findIndex((line) => /^segments\s*:/.test(line)) + 1 || 1;
}

/** The line of a document, from 1, on which a segment of this id begins; null where none is found. */
export function lineOf(text: string, id: string): number | null {
  const begins = (line: string) => /^\s*-\s*\{?\s*id:\s*["']?([^"'\s,}]+)/.exec(line)?.[1] === id;
  const at = text.split('\n').findIndex(begins);
  return at < 0 ? null : at + 1;
}
