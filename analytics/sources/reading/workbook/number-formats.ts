/** What a number in a cell stands for, by the format that it is shown in. */
export type NumberKind = 'number' | 'date' | 'time';

const shownApart = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** What a number format shows: days, months or years make a date, hours alone a time. */
export function kindOfFormat(code: string): NumberKind {
  const [first = ''] = code.split(';');
  const plain = first.replace(shownApart, '').replace(/general/gi, '');
  if (/[yd]/i.test(plain)) return 'date';
  if (/[hs]/i.test(plain)) return 'time';
  return /m/i.test(plain) ? 'date' : 'number';
}

/** The kinds of the formats that every workbook has, by their number. */
export function kindOfBuiltIn(id: number): NumberKind {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) {
    return 'date';
  }
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : 'number';
}

const dayMilliseconds = 86_400_000;

/** The day before day 1, in each of the two counts of days that workbooks use. */
const dayZero = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

const lastDay = 2_958_465;

/**
 * A count of days as ISO text: `2024-03-31`, with `T13:05:00` behind it where it has a time of day.
 * The count from 1900 has a 29 February 1900, which never was. Null outside the years 1900 to 9999.
 */
export function isoDate(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastDay) return null;
  const day = !is1904 && serial < 60 ? serial + 1 : serial;
  const from = is1904 ? dayZero[1904] : dayZero[1900];
  const seconds = Math.round(day * 86_400);
  const iso = new Date(from + seconds * 1000).toISOString();
  return (seconds * 1000) % dayMilliseconds === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** A part of a day as a time: `13:05:00`; whole days besides are left off. */
export function isoTime(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastDay) return null;
  const seconds = Math.round((serial % 1) * 86_400) % 86_400;
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}
