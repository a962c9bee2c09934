import { longestCode } from '../../../analytics/criteria/expect-text.ts';
import { limits } from '../../../analytics/criteria/reading.ts';
import { spokenNumber } from '../../../analytics/criteria/wording.ts';
import { longestId } from '../../../analytics/definition/id.ts';
import { longestLabel } from '../../../analytics/definition/read-segment.ts';
import { longest, mostDoubts } from '../../../analytics/definition/read-segmentation.ts';
import { longestBare } from '../../../analytics/definition/read-yaml.ts';
import type { Section } from '../example.ts';

const most: readonly (readonly [string, number])[] = [
  ['characters of a document', limits.characters],
  ['words, marks, gaps and line ends of a document', limits.pieces],
  ['segments', limits.segments],
  ['criteria in a document, those inside others included', limits.criteria],
  ['levels of criteria inside each other, the innermost being one', limits.nesting],
  ['values of one list', limits.values],
  ['doubts', mostDoubts],
  ['characters of an id', longestId],
  ['characters of a label', longestLabel],
  ['characters of a title', longest.title],
  ['characters of a source', longest.source],
  ['characters of a doubt', longest.doubt],
  ['characters of a code', longestCode],
];

export const limitsAndForm: Section = {
  level: 2,
  title: 'Limits and form',
  pieces: [
    [
      '| at most | of |',
      '|---|---|',
      ...most.map(([what, number]) => `| ${spokenNumber(number)} | ${what} |`),
    ].join('\n'),
    `Beyond these a document is refused, not cut; so is a text with more than ${spokenNumber(longestBare)} characters in a row that are
neither letters nor digits. Not part of the language, and refused: anchors, aliases, merge keys, tags,
\`%\` lines, several documents in a file, a key twice, control characters. JSON is YAML, and is read as well.

\`analytics/definition/segmentation.schema.json\` (JSON Schema 2020-12) gives completion and checks while
typing. With the YAML extension of an editor, put this above a document:
\`# yaml-language-server: $schema=\` and the path of that file.

Nothing that a document holds can read a file, reach the network or change the data: its words reach SQL
only as escaped texts and numbers, and its ids as quoted names. A code may hold characters that are not
seen, as data may: the SQL spells them by number, and the English shows a mark in their place.`,
  ],
};
