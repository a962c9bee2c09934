const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

function checked(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(iso);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(iso) ? null : iso;
}

/**
 * A date as lists of the NHS write it, as an ISO date: `20220501`, `2022-05-01`, `01/05/2022`,
 * `01May2022`. Null where it is none of these.
 */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(text);
  if (iso !== null) return checked(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (british !== null) return checked(british[3] ?? '', british[2] ?? '', british[1] ?? '');
  const named = /^(\d{1,2})[- ]?([A-Za-z]{3})[a-z]*[- ]?(\d{4})$/.exec(text);
  const at = months.indexOf((named?.[2] ?? '-').toLowerCase());
  if (named === null || at < 0 || at % 3 !== 0) return null;
  return checked(named[3] ?? '', String(at / 3 + 1), named[1] ?? '');
}
