/** A year, month and day from 2000 on, written together or apart, and not part of a longer number. */
const yearFirst = /(?<!\d)(20\d\d)([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/g;

/** The same with the day first, of which only days after the 12th cannot be months. */
const dayFirst = /(?<!\d)(1[3-9]|2\d|3[01])([-_. ])(0[1-9]|1[0-2])\2(20\d\d)(?!\d)/g;

function isDay(iso: string): boolean {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}

/**
 * The day that the names of an extract's files give, ISO 8601; null where they give none, or not one
 * alone, or one after `latest`.
 */
export function namedDate(names: readonly string[], latest: string): string | null {
  const found = names.flatMap((name) => [
    ...[...name.matchAll(yearFirst)].map(([, year, , month, day]) => `${year}-${month}-${day}`),
    ...[...name.matchAll(dayFirst)].map(([, day, , month, year]) => `${year}-${month}-${day}`),
  ]);
  const [date, ...others] = new Set(found.filter((iso) => isDay(iso) && iso <= latest));
  return date === undefined || others.length > 0 ? null : date;
}
