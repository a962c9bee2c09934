import { type Field, fields, findCondition, findField } from '../dictionary/dictionary.ts';
import { literal, type Sql, sql } from '../sql/sql.ts';
import { ifHeld, unknown } from './column.ts';
import { fieldPhrase } from './field-phrase.ts';
import { fieldSchema } from './field-schema.ts';
import { type FieldTest, readFieldTest, testKeys } from './field-test.ts';
import type { CriterionKind, JsonSchema } from './kind.ts';
import { constant, isOneOf } from './layout.ts';
import { complain, nameHint, quoted, type Reading } from './reading.ts';
import { kindInWords, type Written } from './written.ts';

/** A test of one canonical field. */
export interface FieldCriterion {
  readonly kind: 'field';
  readonly field: string;
  readonly test: FieldTest;
}

/** Fields that a document may test: all but the one that tells people apart. */
const testableFields: readonly Field[] = fields.filter(({ id }) => id !== 'person_id');

function expectField(written: Written, reading: Reading): Field | undefined {
  if (written.kind !== 'text') {
    const reason = `A field is named by its id; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason);
  }
  const id = written.value;
  if (id === 'person_id') {
    return complain(reading, written.at, 'A definition cannot pick out people by "person_id".');
  }
  const field = findField(id);
  if (field !== undefined) return field;
  const ids = testableFields.map((known) => known.id);
  const hint = findCondition(id)
    ? `"${id}" is a condition: write condition: ${id}.`
    : nameHint(id, ids);
  return complain(reading, written.at, `There is no field ${quoted(id)}.`, hint);
}

function testSql(column: Sql, test: FieldTest, indent: string): Sql {
  switch (test.kind) {
    case 'missing':
      return test.missing ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`;
    case 'flag':
      return test.value ? column : sql`NOT ${column}`;
    case 'in':
      return isOneOf(column, test.values, indent);
    case 'range': {
      const { lower, upper } = test;
      if (lower?.included && upper?.included) {
        return sql`${column} BETWEEN ${constant(lower.value)} AND ${constant(upper.value)}`;
      }
      const ends: Sql[] = [];
      if (lower !== null) {
        ends.push(sql`${column} ${lower.included ? sql`>=` : sql`>`} ${constant(lower.value)}`);
      }
      if (upper !== null) {
        ends.push(sql`${column} ${upper.included ? sql`<=` : sql`<`} ${constant(upper.value)}`);
      }
      return ends.length === 1
        ? (ends[0] ?? unknown)
        : sql`(${ends.reduce((whole, end) => sql`${whole} AND ${end}`)})`;
    }
  }
}

export const fieldKind: CriterionKind<FieldCriterion> = {
  key: 'field',
  companions: testKeys,
  read(entries, { at, reading }) {
    const entry = entries.get('field');
    const field = entry && expectField(entry.value, reading);
    const test = field && readFieldTest(field, entries, at, reading);
    return field && test && { kind: 'field', field: field.id, test };
  },
  schema: { anyOf: testableFields.map(fieldSchema) } satisfies JsonSchema,
  phrase: ({ field, test }) => fieldPhrase(field, test),
  sql({ field, test }, { catalogue, indent }) {
    if (test.kind === 'missing' && !catalogue.fields.has(field)) return literal(test.missing);
    return ifHeld(catalogue, field, (column) => testSql(column, test, indent));
  },
  needs: ({ field }) => ({ fields: [field], conditions: [], counts: [] }),
};
