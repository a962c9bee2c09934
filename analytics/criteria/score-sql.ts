import { findScore, type ScoreInput } from '../dictionary/scores.ts';
import { join, literal, name, sql } from '../sql/sql.ts';
import type { Catalogue } from './catalogue.ts';
import { newLine } from './layout.ts';
import type { Ends } from './range-sql.ts';

/** The conditions of a score's inputs that an extract lacks. */
export function missingInputs(id: string, { conditions }: Catalogue): readonly string[] {
  const asked = findScore(id)?.inputs.flatMap(({ any }) => any) ?? [];
  return [...new Set(asked)].filter((condition) => !conditions.has(condition));
}

function met({ any, also }: ScoreInput, { conditions }: Catalogue) {
  const held = [...any, ...also].filter((id) => conditions.has(id));
  return {
    flag: join(held.map(name), ' OR '),
    isSure: held.every((id) => conditions.get(id)?.nullable === false),
  };
}

/**
 * A score between the lowest and the highest that the unknown inputs leave possible, in decimals;
 * null where the extract lacks one of its conditions.
 */
export function scoreSql(id: string, catalogue: Catalogue, indent: string): Ends | null {
  const score = findScore(id);
  if (score === undefined || missingInputs(id, catalogue).length > 0) return null;
  const inputs = score.inputs.map((input) => ({ ...input, ...met(input, catalogue) }));
  const sum = (end: 'lowest' | 'highest') => {
    const terms = inputs.map(({ flag, isSure, weight }) => {
      const assumed = weight > 0 === (end === 'highest') ? sql`TRUE` : sql`FALSE`;
      const condition = isSure ? flag : sql`coalesce(${flag}, ${assumed})`;
      return sql`CASE WHEN ${condition} THEN ${literal(weight)} ELSE 0 END`;
    });
    const line = newLine(`${indent}  `);
    return sql`(${line}${join(terms, ` +${line.text}`)}${newLine(indent)})`;
  };
  const isSure = inputs.every((input) => input.isSure);
  return { lowest: sum('lowest'), highest: isSure ? null : sum('highest') };
}
