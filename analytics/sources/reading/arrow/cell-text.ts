import { type DataType, type Decimal, type Dictionary, type Int, Type } from 'apache-arrow';
import type { RowColumn } from '../row-table.ts';

type Kind = Pick<RowColumn, 'type' | 'duckdbType'>;

const kinds: Readonly<
  Record<'text' | 'whole' | 'number' | 'flag' | 'date' | 'time' | 'other', Kind>
> = {
  text: { type: 'text', duckdbType: 'VARCHAR' },
  whole: { type: 'number', duckdbType: 'BIGINT' },
  number: { type: 'number', duckdbType: 'DOUBLE' },
  flag: { type: 'flag', duckdbType: 'BOOLEAN' },
  date: { type: 'date', duckdbType: 'DATE' },
  time: { type: 'date', duckdbType: 'TIMESTAMP' },
  other: { type: 'other', duckdbType: 'VARCHAR' },
};

function isUnsignedLong(type: DataType): boolean {
  return type.typeId === Type.Int && !(type as Int).isSigned && (type as Int).bitWidth === 64;
}

/** What a column of an Arrow type becomes; lists, structures and bytes are not read. */
export function kindOf(type: DataType): Kind {
  switch (type.typeId) {
    case Type.Dictionary:
      return kindOf((type as Dictionary).dictionary);
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
    case Type.Null:
      return kinds.text;
    case Type.Int:
      return isUnsignedLong(type) ? kinds.text : kinds.whole;
    case Type.Float:
    case Type.Decimal:
      return kinds.number;
    case Type.Bool:
      return kinds.flag;
    case Type.Date:
      return kinds.date;
    case Type.Timestamp:
      return kinds.time;
    default:
      return kinds.other;
  }
}

const mostMilliseconds = 8.64e15;

function isoText(milliseconds: number): string | null {
  if (!(Math.abs(milliseconds) <= mostMilliseconds)) return null;
  const text = new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(text) ? text : null;
}

function decimalText(words: Uint32Array, { scale }: Decimal): string {
  let value = 0n;
  for (let at = words.length - 1; at >= 0; at -= 1) value = (value << 32n) | BigInt(words[at] ?? 0);
  value = BigInt.asIntN(words.length * 32, value);
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const part = scale > 0 ? `.${digits.slice(digits.length - scale)}` : '';
  return `${value < 0n ? '-' : ''}${whole}${part}`;
}

/** Reads single values of a type as text that DuckDB can cast; null where there is no such text. */
export function textOf(type: DataType): (value: unknown) => string | null {
  switch (type.typeId) {
    case Type.Dictionary:
      return textOf((type as Dictionary).dictionary);
    case Type.Decimal:
      return (value) => decimalText(value as Uint32Array, type as Decimal);
    case Type.Date:
      return (value) => isoText(Number(value))?.slice(0, 10) ?? null;
    case Type.Timestamp:
      return (value) => isoText(Number(value))?.slice(0, 23).replace('T', ' ') ?? null;
    case Type.Float:
      return (value) => (Number.isFinite(value) ? String(value) : null);
    default:
      return kindOf(type).type === 'other' ? () => null : (value) => String(value);
  }
}
