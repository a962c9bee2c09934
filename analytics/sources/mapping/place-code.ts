const forms: ReadonlyMap<string, RegExp> = new Map([
  ['lsoa', /^\s*[EW]01\d{6}\s*$/i],
  ['practice', /^\s*[A-Z]\d{5}\s*$/i],
  ['pcn', /^\s*U\d{5}\s*$/i],
]);

/** How the national codes of a level of place are written; undefined where there are none. */
export function placeCode(field: string): RegExp | undefined {
  return forms.get(field);
}
