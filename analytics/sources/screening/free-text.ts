import { type Cell, type Column, percent, rowsOf, spread, type Verdict } from './column.ts';
import { saying } from './heading.ts';

const ofNotes = saying(
  ...[
    'note',
    'notes',
    'comment',
    'comments',
    'remark',
    'remarks',
    'free text',
    'freetext',
    'narrative',
  ],
  ...['consultation text', 'additional information', 'memo', 'letter', 'letter text', 'note text'],
);

/** Words of sentences about a person; names of things and illnesses do without them. */
const sentence =
  /\b(?:is|was|has|had|have|he|she|his|her|him|they|their|seen|said|says|reports|reported|lives|called|will|been|are|were|patient|pt|today|advised|discussed|feels|felt|not|wants|would|should|came|went|given|asked|needs|until|since|please|review|phoned|visited|attends|attended)\b/i;

const mostLooked = 500;
const longText = 30;

interface Words {
  readonly cell: Cell;
  readonly words: number;
}

function wordsOf(cell: Cell): Words {
  return { cell, words: cell.hasSpace ? cell.text.trim().split(/\s+/).length : 1 };
}

const marks = /\s*[;|,]\s*/;

/** Whether texts are lists of the same few phrases, divided by marks, and not written anew. */
function areLists(texts: readonly Cell[]): boolean {
  const pieces = texts.flatMap(({ text }) => text.split(marks).filter((part) => part !== ''));
  const different = new Set(pieces.map((piece) => piece.toLowerCase()));
  return pieces.length > texts.length * 1.2 && different.size < pieces.length * 0.35;
}

/** Words between the marks of a text: few in a list, more in what somebody writes. */
function wordsBetweenMarks(texts: readonly Cell[]): number {
  const pieces = texts.flatMap(({ text }) => text.split(marks).filter((part) => part !== ''));
  return mean(pieces.map((piece) => piece.split(/\s+/).length));
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

function verdict(share: number, length: number): Verdict {
  return {
    kind: 'free-text',
    severity: 'block',
    reason: `${percent(share)} of the different values are text of several words, ${Math.round(length)} characters on average: free text can name people.`,
    share,
    masked: [],
  };
}

/** Values that stand in few rows each, as what somebody writes does. */
function areWrittenAnew(texts: readonly Cell[], { isCounted, filled, distinct }: Column): boolean {
  if (isCounted) return rowsOf(texts) <= texts.length * 4 || texts.length >= 200;
  return distinct >= filled * 0.3 || distinct >= 1000;
}

/** Free text: long, of many words, and hardly ever the same twice. */
export function findFreeText(column: Column): Verdict | null {
  const { cells, heading, distinct, filled, field } = column;
  const looked = spread(cells, mostLooked);
  const prose = looked
    .filter(({ letters, text, hasSpace }) => hasSpace && letters > text.length * 0.55)
    .map(wordsOf);
  const isNamed = ofNotes(heading) && field === null;
  const long = prose.filter(
    ({ cell, words }) =>
      words >= (isNamed ? 3 : 4) && cell.text.length >= (isNamed ? 12 : longText),
  );
  const texts = long.map(({ cell }) => cell);
  const share = texts.length / Math.max(1, looked.length);
  const length = mean(texts.map(({ text }) => text.length));
  if (texts.length === 0 || areLists(texts)) return null;
  const sentences = texts.filter(({ text }) => sentence.test(text)).length / texts.length;
  if (!areWrittenAnew(texts, column) && !(isNamed && distinct >= 10)) return null;
  const ratio = distinct / Math.max(1, filled);
  if (isNamed) return share >= 0.2 || texts.length >= 20 ? verdict(share, length) : null;
  const isProse = share >= 0.5 && ratio > 0.5 && sentences >= 0.2 && texts.length >= 3;
  const isSome = texts.length >= 20 && sentences >= 0.3 && share >= 0.02;
  const words = mean(long.map((one) => one.words));
  const isLong = texts.length >= 30 ? words >= 5.5 : texts.length >= 8 && words >= 8;
  const isTerse = isLong && wordsBetweenMarks(texts) >= 4.5 && share >= 0.5 && ratio >= 0.8;
  return isProse || isSome || isTerse ? verdict(share, length) : null;
}
