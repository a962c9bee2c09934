import { type Sql, sql } from '../sql/sql.ts';
import type { Criterion } from './criterion.ts';
import type { CriterionKind, JsonSchema, Needs, Phrase, ReadContext } from './kind.ts';
import { mapSchema } from './kind.ts';
import { newLine } from './layout.ts';
import { complain } from './reading.ts';
import { everyOf, negated, someOf } from './truths.ts';
import { kindInWords, type Written } from './written.ts';

/** Every one of these holds. */
export interface AllCriterion {
  readonly kind: 'all';
  readonly of: readonly Criterion[];
}

/** At least one of these holds. */
export interface AnyCriterion {
  readonly kind: 'any';
  readonly of: readonly Criterion[];
}

/** This does not hold; of an unknown it is unknown. */
export interface NotCriterion {
  readonly kind: 'not';
  readonly of: Criterion;
}

const reference: JsonSchema = { $ref: '#/$defs/criterion' };

/** Phrases one after the other; a second `has` right after a first is left unsaid. */
export function joinedPhrases(phrases: readonly Phrase[], separator: string): string {
  return phrases
    .map((phrase, index) => {
      const before = phrases[index - 1];
      const follows = before?.says.startsWith('has ') && !before.compound && !phrase.compound;
      return follows ? phrase.says.replace(/^has /, '') : phrase.says;
    })
    .join(separator);
}

function inBrackets(phrase: Phrase): Phrase {
  return phrase.compound ? { ...phrase, says: `(${phrase.says})` } : phrase;
}

function merged(needs: readonly Needs[]): Needs {
  return {
    fields: [...new Set(needs.flatMap(({ fields }) => fields))],
    conditions: [...new Set(needs.flatMap(({ conditions }) => conditions))],
    counts: needs.flatMap(({ counts }) => counts),
    systems: needs.flatMap(({ systems }) => systems),
    scores: [...new Set(needs.flatMap(({ scores }) => scores))],
  };
}

function readGroup(kind: string, written: Written, { reading, inner }: ReadContext) {
  if (written.kind !== 'list') {
    const reason = `"${kind}" is a list of criteria; this is ${kindInWords(written)}.`;
    const hint = 'Put square brackets around it, or a dash before each criterion.';
    return complain(reading, written.at, reason, hint);
  }
  if (written.items.length === 0) {
    return complain(reading, written.at, `"${kind}" is an empty list.`);
  }
  const of = written.items.map(inner).filter((item) => item !== undefined);
  return of.length === written.items.length ? of : undefined;
}

function groupKind<K extends 'all' | 'any'>(
  kind: K,
  word: Sql,
  joint: string,
  denial: string,
): CriterionKind<{ readonly kind: K; readonly of: readonly Criterion[] }> {
  return {
    key: kind,
    companions: [],
    read(entries, context) {
      const written = entries.get(kind)?.value;
      const of = written && readGroup(kind, written, context);
      return of && { kind, of };
    },
    schema: mapSchema({ [kind]: { type: 'array', items: reference, minItems: 1 } }, [kind]),
    phrase({ of }, inner) {
      const phrases = of.map(inner);
      const [only] = phrases;
      if (only !== undefined && phrases.length === 1) return only;
      const parts = phrases.map(inBrackets);
      return {
        says: joinedPhrases(parts, ` ${joint} `),
        denies: `${denial} (${phrases.map(({ says }) => says).join('; ')})`,
        compound: true,
      };
    },
    sql({ of }, { indent, inner }) {
      const deeper = `${indent}  `;
      const parts = of.map((one) => inner(one, deeper));
      const [only] = of;
      if (only !== undefined && of.length === 1) return inner(only, indent);
      const line = newLine(deeper);
      const body = parts.reduce((whole, part) => sql`${whole}${line}${word} ${part}`);
      return sql`(${line}${body}${newLine(indent)})`;
    },
    truths: ({ of }, { inner, columns }) => {
      const truths = of.map(inner);
      return kind === 'all' ? everyOf(truths, columns.rows) : someOf(truths, columns.rows);
    },
    needs: ({ of }, inner) => merged(of.map(inner)),
  };
}

export const allKind: CriterionKind<AllCriterion> = groupKind('all', sql`AND`, 'and', 'not all of');

export const anyKind: CriterionKind<AnyCriterion> = groupKind('any', sql`OR`, 'or', 'none of');

export const notKind: CriterionKind<NotCriterion> = {
  key: 'not',
  companions: [],
  read(entries, { inner }) {
    const written = entries.get('not')?.value;
    const of = written && inner(written);
    return of && { kind: 'not', of };
  },
  schema: mapSchema({ not: reference }, ['not']),
  phrase({ of }, inner) {
    const phrase = inner(of);
    return { says: phrase.denies, denies: phrase.says, compound: phrase.compound };
  },
  sql: ({ of }, { indent, inner }) => sql`NOT (${inner(of, indent)})`,
  truths: ({ of }, { inner }) => negated(inner(of)),
  needs: ({ of }, inner) => inner(of),
};
