import { describe, expect, test } from 'vitest';
import { Refusal } from '../../analytics/contract/problem.ts';
import { mappingOf } from '../../main/window-mapping.ts';

const column = { column: 'Age', field: 'age', confidence: 1, reason: 'by name' };

function isRefused(value: unknown): boolean {
  try {
    mappingOf(value);
    return false;
  } catch (error) {
    return error instanceof Refusal && error.problems[0]?.code === 'usage';
  }
}

describe('a mapping from the window', () => {
  test('is taken with its files, scales and decisions, and without what was only looked at', () => {
    const mapping = {
      columns: [
        {
          ...column,
          file: 'a.csv',
          scale: 'IMD 2019',
          filled: 3,
          distinct: 2,
          question: { text: '' },
        },
      ],
      files: { 'a.csv': { delimiter: ';', quote: '', header: 2, decimal: ',', sheet: 'One' } },
      identifiers: { NHS: { action: 'drop' }, Key: { action: 'accept', reason: 'a pseudonym' } },
      more: 'of this',
    };
    expect(mappingOf(mapping)).toEqual({
      columns: [{ ...column, file: 'a.csv', scale: 'IMD 2019' }],
      files: mapping.files,
      identifiers: mapping.identifiers,
    });
  });

  test.each<[string, unknown]>([
    ['text', 'x'],
    ['no columns', {}],
    ['columns without names', { columns: [{}] }],
    ['a field that is a number', { columns: [{ ...column, field: 1 }] }],
    ['a scale that is a list', { columns: [{ ...column, scale: [] }] }],
    ['a file that is null', { columns: [{ ...column, file: null }] }],
    ['a name without end', { columns: [{ ...column, column: 'x'.repeat(1001) }] }],
    ['columns without end', { columns: Array.from({ length: 10_001 }, () => column) }],
    ['a way of reading that there is not', { columns: [], files: { a: { path: '/etc' } } }],
    ['a way of reading that every object has', { columns: [], files: { a: { toString: 1 } } }],
    ['a delimiter of two', { columns: [], files: { a: { delimiter: ';;' } } }],
    ['a header on line 0', { columns: [], files: { a: { header: 0 } } }],
    ['an unknown encoding', { columns: [], files: { a: { encoding: 'utf-7' } } }],
    ['an unknown decision', { columns: [], identifiers: { a: { action: 'keep' } } }],
    [
      'an acceptance without a reason',
      { columns: [], identifiers: { a: { action: 'accept', reason: ' ' } } },
    ],
    ['more than a mebibyte', { columns: [], more: 'x'.repeat(2 ** 20) }],
  ])('is refused where it is, or has, %s', (_name, value) => {
    expect(isRefused(value)).toBe(true);
  });
});
