import { conditions, type Field, fields } from '../../analytics/dictionary/dictionary.ts';

function takes({ kind, categories, from, to, unit }: Field): string {
  if (kind === 'flag') return 'yes or no';
  if (kind === 'category') {
    return Object.entries(categories)
      .map(([code, label]) => `\`${code}\` ${label}`)
      .join(', ');
  }
  return kind === 'code'
    ? 'a code'
    : `a number, ${from} to ${to}${unit === null ? '' : ` ${unit}`}`;
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The list of fields as docs/mapping.md shows it. */
export function fieldTable(): string {
  const rows = fields.map((field) => row(`\`${field.id}\``, field.label, takes(field)));
  return [row('field', '', 'takes'), '|---|---|---|', ...rows].join('\n');
}

/** The list of conditions as docs/mapping.md shows it. */
export function conditionTable(): string {
  const rows = conditions.map(({ id, label, qof, synonyms }) =>
    row(`\`condition:${id}\``, label, qof ?? '', synonyms.join(', ')),
  );
  return [row('condition', '', 'QOF', 'also known as'), '|---|---|---|---|', ...rows].join('\n');
}
