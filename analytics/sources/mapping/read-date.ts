import type { DateOrder } from '../../contract/reading.ts';
import { join, literal, type Sql, sql } from '../../sql/sql.ts';

/** The latest day, where the day of the extract is not known. */
export const latestOfAll = '2100-01-01';

/** A way of writing dates: how cells look, and what DuckDB calls it. */
interface DateForm {
  readonly looks: RegExp;
  readonly formats: readonly string[];
}

const inOrder: Readonly<Record<DateOrder, readonly string[]>> = {
  dmy: ['%d', '%m', '%Y'],
  mdy: ['%m', '%d', '%Y'],
  ymd: ['%d', '%m', '%Y'],
};

/** Year last, with any of three separators, and with a time after it or not. */
function yearLast(order: DateOrder): DateForm[] {
  const signs = ['/', '-', '.'];
  const formats = (ends: readonly string[]) =>
    signs.flatMap((sign) => ends.map((end) => inOrder[order].join(sign) + end));
  const short = formats(['']).map((format) => format.replace('%Y', '%y'));
  return [
    { looks: /^\d{1,2}([/.-])\d{1,2}\1\d{4}$/, formats: formats(['']) },
    {
      looks: /^\d{1,2}([/.-])\d{1,2}\1\d{4} \d{1,2}:\d{2}/,
      formats: formats([' %H:%M', ' %H:%M:%S']),
    },
    { looks: /^\d{1,2}([/.-])\d{1,2}\1\d{2}$/, formats: short },
  ];
}

function formsOf(order: DateOrder): readonly DateForm[] {
  return [
    { looks: /^\d{4}-\d{1,2}-\d{1,2}$/, formats: ['%Y-%m-%d'] },
    {
      looks: /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/,
      formats: [
        ...['%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M'],
        ...['%Y-%m-%d %H:%M:%S.%n', '%Y-%m-%dT%H:%M:%S.%n', '%Y-%m-%dT%H:%M:%SZ'],
      ],
    },
    { looks: /^\d{4}\/\d{1,2}\/\d{1,2}$/, formats: ['%Y/%m/%d'] },
    { looks: /^(19|20)\d{2}[01]\d[0-3]\d$/, formats: ['%Y%m%d'] },
    ...yearLast(order),
    {
      looks: /^\d{1,2}[ -][a-z]{3,9}[ -]\d{4}$/i,
      formats: ['%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%d-%B-%Y'],
    },
    { looks: /^\d{1,2}[ -][a-z]{3}[ -]\d{2}$/i, formats: ['%d-%b-%y', '%d %b %y'] },
    { looks: /^(19|20)\d{2}-\d{2}$/, formats: ['%Y-%m'] },
    { looks: /^(19|20)\d{2}$/, formats: ['%Y'] },
  ];
}

/** Whether a cell is written like a date or a year, whatever the day. */
export function looksLikeDate(cell: string): boolean {
  const text = cell.trim();
  return formsOf('dmy').some(({ looks }) => looks.test(text));
}

/** The day of cells that are written as some of them are, as a TIMESTAMP; null where it is none. */
export function dateOf(text: Sql, cells: Iterable<string>, order: DateOrder | undefined): Sql {
  const forms = formsOf(order ?? 'dmy');
  const used = new Set<string>();
  for (const cell of cells) {
    const form = forms.find(({ looks }) => looks.test(cell.trim()));
    for (const format of form?.formats ?? []) used.add(format);
  }
  if (used.size === 0) return sql`CAST(NULL AS TIMESTAMP)`;
  const yearsOfTwoDigitsFirst = [...used].toSorted(
    (a, b) => Number(b.endsWith('%y')) - Number(a.endsWith('%y')),
  );
  const formats = join(yearsOfTwoDigitsFirst.map((format) => literal(format)));
  return sql`try_strptime(trim(${text}), [${formats}])`;
}
