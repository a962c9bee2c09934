/** What a spreadsheet would take for a formula: its signs, also in their full width, or a control first. */
const formula = /^(?:[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** Whether a spreadsheet may run a text that is typed, or read from a file without types. */
export function isFormula(text: string): boolean {
  return formula.test(text);
}
