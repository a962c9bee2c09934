import type { FieldTest } from '../../criteria/field-test.ts';
import type { Range } from '../../criteria/range.ts';
import { findField } from '../../dictionary/dictionary.ts';
import {
  everyNumber,
  gapsOf,
  type Span,
  type Value,
  type ValueSet,
  type Values,
} from './value-set.ts';

/** Whole numbers that a column can hold, where it holds no others. */
const wholeNumbers: Readonly<Record<string, readonly [number, number]>> = {
  age: [0, 120],
  imd_quintile: [1, 5],
  imd_decile: [1, 10],
};

const everyCode: Values = { kind: 'but', values: new Set() };

/** Spans of a column of numbers; of whole numbers, those from the first to the last of each. */
function spansOf(column: string, spans: readonly Span[]): Values {
  const [least, most] = wholeNumbers[column] ?? [];
  if (least === undefined || most === undefined) return { kind: 'spans', spans };
  const whole: Span[] = [];
  for (const { from, to, fromOpen, toOpen } of spans) {
    const first = Math.max(least, fromOpen ? Math.floor(from) + 1 : Math.ceil(from));
    const last = Math.min(most, toOpen ? Math.ceil(to) - 1 : Math.floor(to));
    const before = whole.at(-1);
    if (first > last) continue;
    if (before !== undefined && before.to + 1 === first) whole.pop();
    const start = before !== undefined && before.to + 1 === first ? before.from : first;
    whole.push({ from: start, to: last, fromOpen: false, toOpen: false });
  }
  return { kind: 'spans', spans: whole };
}

/** All values that a column can hold. */
function valuesOf(column: string): Values {
  const field = findField(column);
  if (field?.kind === 'number') return spansOf(column, [everyNumber]);
  if (field?.kind === 'flag') return { kind: 'some', values: new Set([true, false]) };
  if (field?.kind !== 'category') return everyCode;
  return { kind: 'some', values: new Set(Object.keys(field.categories)) };
}

/** A column of which nothing is known yet. */
export function openColumn(column: string): ValueSet {
  return { missing: true, values: valuesOf(column) };
}

function spanOf({ lower, upper }: Range): Span {
  return {
    from: lower?.value ?? everyNumber.from,
    fromOpen: !(lower?.included ?? false),
    to: upper?.value ?? everyNumber.to,
    toOpen: !(upper?.included ?? false),
  };
}

function listed(column: string, values: readonly Value[], all: Values): Values {
  if (all.kind === 'spans') {
    const numbers = values.map(Number).sort((a, b) => a - b);
    const points = numbers.map((at) => ({ from: at, to: at, fromOpen: false, toOpen: false }));
    return spansOf(column, points);
  }
  const isKnown = (one: Value) => all.kind === 'but' || all.values.has(one);
  return { kind: 'some', values: new Set(values.filter(isKnown)) };
}

function passing(column: string, test: FieldTest, all: Values): Values {
  switch (test.kind) {
    case 'missing':
      return all;
    case 'flag':
      return { kind: 'some', values: new Set([test.value]) };
    case 'range':
      return spansOf(column, [spanOf(test)]);
    case 'in':
      return listed(column, test.values, all);
  }
}

function failing(column: string, passed: Values, all: Values): Values {
  if (passed.kind === 'spans') return spansOf(column, gapsOf(passed.spans));
  if (all.kind !== 'some') return { kind: 'but', values: passed.values };
  return {
    kind: 'some',
    values: new Set([...all.values].filter((one) => !passed.values.has(one))),
  };
}

/** The values of a column of which a test is true, and those of which it is false. */
export function valuesByTest(column: string, test: FieldTest): { yes: ValueSet; no: ValueSet } {
  const all = valuesOf(column);
  const known = (values: Values): ValueSet => ({ missing: false, values });
  const passed = passing(column, test, all);
  if (test.kind !== 'missing') {
    return { yes: known(passed), no: known(failing(column, passed, all)) };
  }
  const none =
    all.kind === 'spans'
      ? { ...all, spans: [] }
      : ({ kind: 'some', values: new Set<Value>() } as const);
  const nothing: ValueSet = { missing: true, values: none };
  return test.missing ? { yes: nothing, no: known(all) } : { yes: known(all), no: nothing };
}
