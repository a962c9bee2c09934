import { findField } from '../dictionary/dictionary.ts';
import { codesAmong, numbersAmong, numbersWithin } from './column-truths.ts';
import type { FieldTest } from './field-test.ts';
import type { RowColumns } from './row-columns.ts';
import { type Bits, inverted, negated, sameTruth, type Truths, unknownOf } from './truths.ts';

/** The rows of which a field's value is missing; null where the field is not held. */
function missingOf(id: string, columns: RowColumns): Bits | null {
  const kind = findField(id)?.kind;
  if (kind === 'number') return columns.numbers(id)?.missing ?? null;
  if (kind !== 'flag') return columns.codes(id)?.missing ?? null;
  const flag = columns.flag(id);
  return flag && unknownOf(flag);
}

/** Whether a value is missing: never unknown, and true of everybody where the field is not held. */
function missingTruths(id: string, columns: RowColumns): Truths {
  const missing = missingOf(id, columns);
  if (missing === null) return sameTruth(columns.rows, true);
  return { yes: missing, no: inverted(missing) };
}

/** What a test of a field gives for each row. */
export function fieldTruths(id: string, test: FieldTest, columns: RowColumns): Truths {
  switch (test.kind) {
    case 'missing': {
      const missing = missingTruths(id, columns);
      return test.missing ? missing : negated(missing);
    }
    case 'flag': {
      const flag = columns.flag(id) ?? sameTruth(columns.rows, null);
      return test.value ? flag : negated(flag);
    }
    case 'in':
      return findField(id)?.kind === 'number'
        ? numbersAmong(columns, id, test.values)
        : codesAmong(columns, id, test.values);
    case 'range':
      return numbersWithin(columns, id, test);
  }
}
