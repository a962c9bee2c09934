/** A cell as a number, with the file's decimal sign; null where it is none. */
export function asNumber(cell: string, decimal: string): number | null {
  const text = cell.trim();
  if (text === '' || !/^[-+]?[\d.,]/.test(text)) return null;
  const number = Number(decimal === '.' ? text : text.replace(decimal, '.'));
  return Number.isFinite(number) ? number : null;
}
