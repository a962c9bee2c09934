import {
  type AgeRule,
  conditions,
  type Field,
  fields,
} from '../../analytics/dictionary/dictionary.ts';

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

function ages({ minAge, maxAge, edition }: AgeRule): string[] {
  if (minAge === null && maxAge === null) return [];
  const range = maxAge === null ? `${minAge}+` : `${minAge ?? 0} to ${maxAge}`;
  return [`${range} (${edition})`];
}

/** The list of conditions as docs/mapping.md shows it. */
export function conditionTable(): string {
  const rows = conditions.map((condition) => {
    const { id, label, qof, synonyms, longTerm, otherAgeRules } = condition;
    const names = synonyms.join(', ');
    const [measured, others] = [ages(condition), otherAgeRules.flatMap(ages)].map((rules) =>
      rules.join('; '),
    );
    const counts = longTerm ? 'yes' : 'no';
    return row(
      `\`condition:${id}\``,
      label,
      qof ?? '',
      measured ?? '',
      others ?? '',
      counts,
      names,
    );
  });
  const told = ['ages of a measure', 'ages of another edition', 'long-term', 'also known as'];
  return [row('condition', '', 'QOF', ...told), '|---|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}
