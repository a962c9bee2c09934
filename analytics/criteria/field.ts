import { type Field, fields, findCondition, findField } from '../dictionary/dictionary.ts';
import { literal, type Sql, sql } from '../sql/sql.ts';
import { ifHeld } from './column.ts';
import { fieldPhrase } from './field-phrase.ts';
import { fieldSchema } from './field-schema.ts';
import { type FieldTest, readFieldTest, testKeys } from './field-test.ts';
import { fieldTruths } from './field-truths.ts';
import { type CriterionKind, type JsonSchema, noNeeds } from './kind.ts';
import { fieldKnownAs } from './known-as.ts';
import { isOneOf } from './layout.ts';
import { isWithin } from './range-sql.ts';
import { complain, type Hint, nameHint, quoted, type Reading } from './reading.ts';
import { kindInWords, type Written } from './written.ts';

/** A test of one canonical field. */
export interface FieldCriterion {
  readonly kind: 'field';
  readonly field: string;
  readonly test: FieldTest;
}

/** Fields that a document may test: all but the one that tells people apart. */
const testableFields: readonly Field[] = fields.filter(({ id }) => id !== 'person_id');

function hintFor(name: string): Hint {
  if (findCondition(name) !== undefined) {
    return `"${name}" is a condition: write condition: ${name}.`;
  }
  const known = fieldKnownAs(name);
  if (known !== undefined && known !== 'person_id') return `Its id is "${known}".`;
  return nameHint(
    name,
    testableFields.map(({ id }) => id),
  );
}

function expectField(written: Written, reading: Reading): Field | undefined {
  if (written.kind !== 'text') {
    const reason = `A field is named by its id; this is ${kindInWords(written)}.`;
    return complain(reading, written.at, reason, 'Write its id, e.g. field: frailty.');
  }
  const id = written.value;
  if (id === 'person_id') {
    return complain(reading, written.at, 'A definition cannot pick out people by "person_id".');
  }
  const field = findField(id);
  if (field !== undefined) return field;
  return complain(reading, written.at, `There is no field ${quoted(id)}.`, hintFor(id));
}

function testSql(column: Sql, test: FieldTest, indent: string): Sql {
  switch (test.kind) {
    case 'missing':
      return test.missing ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`;
    case 'flag':
      return test.value ? column : sql`NOT ${column}`;
    case 'in':
      return isOneOf(column, test.values, indent);
    case 'range':
      return isWithin(column, test);
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
  truths: ({ field, test }, { columns }) => fieldTruths(field, test, columns),
  needs: ({ field }) => ({ ...noNeeds, fields: [field] }),
};
