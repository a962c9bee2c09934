import { type Cell, type Column, percent, rowsOf, spread, type Verdict } from './column.ts';
import { type Heading, saying } from './heading.ts';
import { masks } from './mask.ts';
import { findMonthOfBirth } from './month-of-birth.ts';
import { type Day, dayNumber, readDay, readMonth, readSerialDay } from './read-day.ts';

const birthWords = saying(
  'dob',
  'd o b',
  'birth',
  'born',
  'birthdate',
  'birthday',
  'bday',
  'bdate',
);
const birthRun =
  /dateofbirth|birthdate|birthdt|birthm|^(?:pt|pat|patient)?dob|dob$|dobirth|dateborn|^(?:pt|pat|patient)?mob$/;
const otherBirths = saying(
  'weight',
  'order',
  'place',
  'country',
  'mother',
  'plan',
  'births',
  'still',
);

const isOfBirth = (heading: Heading) =>
  (birthWords(heading) || birthRun.test(heading.squashed)) && !otherBirths(heading);

/** Headings of what happened to a person on a day. */
export const ofEvent = saying(
  ...['diagnosis', 'diagnosed', 'diag', 'dx', 'admission', 'admitted', 'admit', 'adm', 'discharge'],
  ...['disch', 'registration', 'registered', 'reg', 'death', 'dod', 'died', 'deceased', 'onset'],
  ...['first', 'last', 'latest', 'earliest', 'recent', 'recorded', 'record', 'review', 'reviewed'],
  ...['test', 'tested', 'result', 'vaccination', 'vaccine', 'vacc', 'imms', 'appointment', 'appt'],
  ...[
    'attendance',
    'arrival',
    'attend',
    'contact',
    'referral',
    'referred',
    'event',
    'end',
    'issue',
  ],
  ...['prescribed', 'prescription', 'issued', 'operation', 'procedure', 'visit', 'seen', 'extract'],
  ...['snapshot', 'run', 'created', 'updated', 'modified', 'load', 'effective', 'expiry', 'due'],
  ...['screening', 'smear', 'invited', 'coded', 'episode', 'activity', 'start', 'period', 'open'],
  ...['close', 'opened', 'closed', 'valid', 'measured', 'taken', 'joined', 'left', 'deduction'],
);

const mostLooked = 1000;

interface Dated {
  readonly cell: Cell;
  readonly day: Day;
}

function daysOf(cells: readonly Cell[], read: (text: string) => Day | null): Dated[] {
  return cells.flatMap((cell) => {
    const isLikely = cell.digits >= 3 && cell.text.length <= 40;
    const day = isLikely ? read(cell.text.replace(/^['"=]+/, '')) : null;
    return day === null ? [] : [{ cell, day }];
  });
}

/** Dates that all fall on the first, or on another one day of the month, say no more than a month. */
function isOfMonths(dated: readonly Dated[]): boolean {
  const [first] = dated;
  return dated.length >= 3 && dated.every(({ day }) => day.day === first?.day.day);
}

function atShare(sorted: readonly Dated[], total: number, share: number): number {
  let rows = 0;
  for (const { cell, day } of sorted) {
    rows += cell.rows;
    if (rows >= total * share) return dayNumber(day) / 365.25;
  }
  return Number.NaN;
}

function atWeekends(dated: readonly Dated[], total: number): number {
  const weekend = dated.filter(({ day }) => [2, 3].includes(((dayNumber(day) % 7) + 7) % 7));
  return rowsOf(weekend.map(({ cell }) => cell)) / total;
}

/**
 * Whether days lie as births do: over a lifetime, half of them long before the last (what happens to
 * people is mostly recent), at weekends as on other days; or nearly all before 1975, when few events
 * were recorded. Adults have no birth after 2012, whereas events go on.
 */
function liesLikeBirths(dated: readonly Dated[], { isCounted, filled, distinct }: Column): boolean {
  const isUnsaturated = isCounted || distinct > filled * 0.5;
  if (dated.length < 8 || !isUnsaturated) return false;
  const sorted = dated.toSorted((a, b) => dayNumber(a.day) - dayNumber(b.day));
  const total = rowsOf(sorted.map(({ cell }) => cell));
  const [early, middle, late, last] = [0.1, 0.5, 0.9, 1].map((share) =>
    atShare(sorted, total, share),
  ) as [number, number, number, number];
  const year = (value: number) => value + 1970;
  if (year(early) < 1895) return false;
  if (year(late) < 1975) return sorted.length >= 10;
  const hasWeekends = sorted.length < 200 || atWeekends(sorted, total) > 0.2;
  const isFew = sorted.length < 30;
  const areSpread = late - early >= 30 && last - middle >= (isFew ? 20 : 12);
  const longAgo = rowsOf(
    sorted.flatMap(({ cell, day }) => (dayNumber(day) / 365.25 < last - 40 ? [cell] : [])),
  );
  const areOld = year(last) < 2012 || longAgo >= total * (isFew ? 0.15 : 0.1);
  return areSpread && areOld && hasWeekends;
}

function verdict(dated: readonly Dated[], looked: number, why: string): Verdict {
  const share = dated.length / looked;
  return {
    kind: 'date-of-birth',
    severity: 'block',
    reason: `${percent(share)} of the different values are dates to the day, and ${why}.`,
    share,
    masked: masks(
      dated.map(({ day }) => String(day.year)),
      (year) => `${year.slice(0, 2)}**-**-**`,
    ),
  };
}

const eight = (text: string) =>
  /^\d{8}$/.test(text) ? readDay(text.replace(/^(\d\d)(\d\d)/, '$1/$2/')) : null;

/** Six digits, of which the nought of a first one may be lost. */
const six = (order: string) => (text: string) =>
  /^\d{5,6}$/.test(text)
    ? readDay(text.padStart(6, '0').replace(/^(\d\d)(\d\d)(\d\d)$/, order))
    : null;

/** Days without a sign between their parts: ddmmyyyy, ddmmyy, yymmdd. */
const runTogether = [eight, six('$1/$2/$3'), six('$3/$2/$1')];

/** To the month a birth says nearly as much, with an area and a sex: a warning. */
function monthsVerdict(dated: readonly Dated[], looked: number, why: string): Verdict {
  const found = verdict(dated, looked, why);
  const reason = `${percent(dated.length / looked)} of the different values are months, and ${why}: a year of birth or an age says enough for most work.`;
  return { ...found, severity: 'warn', reason };
}

function namedVerdict(cells: readonly Cell[], heading: Heading): Verdict | null {
  const dated = daysOf(cells, readDay);
  const why = 'the name is that of a date of birth';
  if (dated.length >= cells.length * 0.2 && dated.length > 0) {
    return isOfMonths(dated) ? findMonthOfBirth(heading, cells) : verdict(dated, cells.length, why);
  }
  for (const form of runTogether) {
    const found = daysOf(cells, form);
    if (found.length >= cells.length * 0.8) return verdict(found, cells.length, why);
  }
  const serial = daysOf(cells, readSerialDay).filter(({ cell }) => {
    const number = Number(cell.text);
    return number > 2100 && number < 50_000;
  });
  const areSerial = serial.length >= cells.length * 0.6 && serial.length > 0;
  return areSerial && !isOfMonths(serial)
    ? verdict(serial, cells.length, `${why}, written as a spreadsheet numbers days`)
    : findMonthOfBirth(heading, cells);
}

const apart = 'they lie as far apart as births do';

/** Months under a name that says nothing: written as such, since six digits may be anything. */
function unnamedMonths(column: Column, cells: readonly Cell[]): Verdict | null {
  const dated = daysOf(cells, (text) => {
    const month = /\D/.test(text) ? readMonth(text) : null;
    return month === null ? null : { ...month, day: 1 };
  });
  const areMost = dated.length >= cells.length * 0.9;
  return areMost && liesLikeBirths(dated, column)
    ? monthsVerdict(dated, cells.length, apart)
    : null;
}

/** Dates of birth, to the day or the month: by name, or by lying over a lifetime under a name that says nothing. */
export function findDateOfBirth(column: Column): Verdict | null {
  const { heading, field } = column;
  const isNamed = isOfBirth(heading);
  const isEvent = ofEvent(heading) || (field?.startsWith('condition:') ?? false);
  if (!isNamed && isEvent) return null;
  const cells = spread(column.cells, mostLooked);
  if (cells.length === 0) return null;
  if (isNamed) return namedVerdict(cells, heading);
  const written = daysOf(cells, readDay);
  const dated = written.length > 0 ? written : daysOf(cells, eight);
  if (dated.length < cells.length * 0.5) return unnamedMonths(column, cells);
  if (!liesLikeBirths(dated, column)) return null;
  return isOfMonths(dated)
    ? monthsVerdict(dated, cells.length, apart)
    : verdict(dated, cells.length, apart);
}
