import { bodySystems } from '../../../analytics/criteria/systems-sql.ts';
import { conditions, type Field, fields } from '../../../analytics/dictionary/dictionary.ts';
import type { Section } from '../example.ts';

function valuesOf({ kind, categories, from, to, unit }: Field): string {
  if (kind === 'category') return Object.keys(categories).join(', ');
  if (kind !== 'number' || from === null || to === null) return '';
  return `${from} to ${to}${unit === null || unit === 'year' ? '' : ` ${unit}`}`;
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const fieldNames: Section = {
  level: 3,
  title: 'Fields',
  pieces: [
    table(
      ['field', 'meaning', 'kind', 'values'],
      fields
        .filter(({ id }) => id !== 'person_id')
        .map((field) => [`\`${field.id}\``, field.label, field.kind, valuesOf(field)]),
    ),
  ],
};

export const conditionNames: Section = {
  level: 3,
  title: 'Conditions',
  pieces: [
    `${bodySystems.length} body systems; a condition that is not long-term counts only where a document lists it.`,
    table(
      ['condition', 'meaning', 'body system', 'long-term'],
      conditions.map(({ id, label, system, longTerm }) => [
        `\`${id}\``,
        label,
        system,
        longTerm ? 'yes' : 'no',
      ]),
    ),
  ],
};
