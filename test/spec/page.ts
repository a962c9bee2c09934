import { readTable } from './ascii-table.ts';
import type { DocumentExample, Example, Piece, RuleExample, Section } from './example.ts';

const code = (text: string, language = 'yaml') => `\`\`\`${language}\n${text}\n\`\`\``;

/** A table in Markdown, with a mark for a missing value that does not look like a rule. */
function tableText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...shown.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}

const asCode = (words: readonly string[]) => words.map((word) => `\`${word}\``);

function rulesText({ rules, table }: RuleExample): string {
  const { columns, rows } = readTable(table);
  const own = columns.slice(0, columns.length - rules.length);
  const [only] = rules;
  if (only !== undefined && rules.length === 1) {
    return `${code(only)}\n\n${tableText([...asCode(own), 'says'], rows)}`;
  }
  return tableText([...asCode(own), ...asCode(rules)], rows);
}

function documentText({ document, table, counts }: DocumentExample): string {
  const { columns, rows } = readTable(table);
  const people = tableText([...asCode(columns.slice(0, -1)), 'segment'], rows);
  if (counts === '') return [code(document), people].join('\n\n');
  const counted = readTable(counts);
  return [
    code(document),
    people,
    tableText(['segment', ...counted.columns.slice(1)], counted.rows),
  ].join('\n\n');
}

function exampleText(example: Example): string {
  switch (example.kind) {
    case 'rules':
      return rulesText(example);
    case 'document':
      return documentText(example);
    case 'refused':
      return `${code(example.document)}\n\n${code(example.problem, 'text')}`;
    case 'found':
      return `${code(example.document)}\n\n${example.findings.map((one) => `- ${one}`).join('\n')}`;
    case 'compared':
      return [
        code(example.before),
        'becomes',
        code(example.after),
        example.changes.map((one) => `- ${one.replace(/^(.*?): /, '**$1** ')}`).join('\n'),
      ].join('\n\n');
  }
}

const pieceText = (piece: Piece) => (typeof piece === 'string' ? piece.trim() : exampleText(piece));

const sectionText = ({ level, title, pieces }: Section) =>
  [`${'#'.repeat(level)} ${title}`, ...pieces.map(pieceText)].join('\n\n');

/** The text of `docs/language.md`, which is generated and never edited. */
export function pageText(sections: readonly Section[]): string {
  const head = `# The segmentation language

This page is made from tests, and every table on it is one: people, a rule, and what it says of each of
them. \`-\` is a missing value; a column that is not there is one that the extract does not hold.`;
  return `${[head, ...sections.map(sectionText)].join('\n\n')}\n`;
}
