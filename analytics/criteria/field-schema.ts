import type { Field } from '../dictionary/dictionary.ts';
import { codeSchema } from './area.ts';
import { type JsonSchema, mapSchema } from './kind.ts';
import { limits } from './reading.ts';

const flag = { type: 'boolean' };
const number = { type: 'number' };

/** Values of a field; a category whose code is a numeral may be written with or without quotes. */
function valueSchema({ kind, categories }: Field): JsonSchema {
  if (kind === 'number') return number;
  if (kind === 'flag') return flag;
  if (kind === 'code') return codeSchema;
  const codes = Object.keys(categories);
  const numerals = codes.filter((code) => String(Number(code)) === code).map(Number);
  return { enum: [...codes, ...numerals] };
}

/** Exactly one test of its own, or limits, of which no two are on the same side. */
const oneTest = {
  oneOf: [
    { required: ['is'] },
    { required: ['in'] },
    { required: ['between'] },
    { required: ['missing'] },
    {
      anyOf: ['at-least', 'at-most', 'under', 'over'].map((key) => ({ required: [key] })),
      not: {
        anyOf: [{ required: ['at-least', 'over'] }, { required: ['at-most', 'under'] }],
      },
    },
  ],
};

/** The shape of a criterion about one field. */
export function fieldSchema(field: Field): JsonSchema {
  const is = valueSchema(field);
  const list = {
    type: 'array',
    items: is,
    minItems: 1,
    maxItems: limits.values,
    uniqueItems: true,
  };
  const named = { field: { const: field.id } };
  const only = (...keys: readonly string[]) => ({
    oneOf: keys.map((key) => ({ required: [key] })),
  });
  if (field.kind === 'flag') {
    return mapSchema({ ...named, is, missing: flag }, ['field'], only('is', 'missing'));
  }
  if (field.kind !== 'number') {
    const properties = { ...named, is, in: list, missing: flag };
    return mapSchema(properties, ['field'], only('is', 'in', 'missing'));
  }
  const between = { type: 'array', items: number, minItems: 2, maxItems: 2 };
  const bounds = { 'at-least': number, 'at-most': number, under: number, over: number };
  const properties = { ...named, is, in: list, between, missing: flag, ...bounds };
  return mapSchema(properties, ['field'], oneTest);
}
