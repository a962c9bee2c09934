import { findField } from '../dictionary/dictionary.ts';
import { codesAmong, numbersAmong, numbersWithin } from './column-truths.ts';
import type { FieldTest } from './field-test.ts';
import type { RowColumns } from './row-columns.ts';
import { negated, sameTruth, type Truths, truthsBy, unknownOf } from './truths.ts';

/** Whether a value is missing: never unknown, and true of everybody where the field is not held. */
function missingTruths(id: string, columns: RowColumns): Truths {
  const { rows } = columns;
  switch (findField(id)?.kind) {
    case 'flag': {
      const flag = columns.flag(id);
      if (flag === null) return sameTruth(rows, true);
      const missing = unknownOf(flag);
      return { yes: missing, no: missing.map((word) => ~word) };
    }
    case 'number': {
      const held = columns.numbers(id);
      if (held === null) return sameTruth(rows, true);
      return { yes: held.missing, no: held.missing.map((word) => ~word) };
    }
    default: {
      const held = columns.codes(id);
      if (held === null) return sameTruth(rows, true);
      return truthsBy(rows, (row) => (held.places[row] as number) >= held.codes.length);
    }
  }
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
