/** Said of areas whose file states no vintage and whose codes fit no list that does. */
export const unstatedVintage = 'LSOA, vintage not stated';

/** Said of areas that a file itself calls invented. */
export const syntheticVintage = 'synthetic areas';

const lsoaCode = /^f?lsoa(?:20)?(11|21)?(?:cd|code)?(?:20)?(11|21)?$/;
const levelCode =
  /^(msoa|wd|ward|lad|ltla|utla|oa|pcn|lcp|sicbl|icb|ctyua|rgn|ctry)(?:20)?(\d\d)?(?:cd|code)$/;

/**
 * The vintage that a column or property of LSOA codes names (`LSOA11CD`, `lsoa21_code`,
 * `LSOA code (2011)`, the ONS's own `F_LSOA11CD`), from its squashed name; null where it does not
 * hold LSOA codes.
 */
export function vintageOfColumn(squashed: string): string | null {
  const match = lsoaCode.exec(squashed);
  if (match === null) return null;
  const year = match[1] ?? match[2];
  return year === undefined ? unstatedVintage : `LSOA 20${year}`;
}

/** Whether a squashed column or property name holds the names of LSOAs. */
export function isLsoaName(squashed: string): boolean {
  return /^lsoa(20)?(11|21)?(nm|name)(20)?(11|21)?$/.test(squashed);
}

/** The larger areas whose codes a column or property holds: `WD25CD` is of wards, `ward 2025`. */
export function levelOfColumn(
  squashed: string,
): { readonly level: string; readonly edition: string } | null {
  const match = levelCode.exec(squashed);
  if (match === null) return null;
  const [, word = '', year] = match;
  const level = word === 'wd' ? 'ward' : word;
  const label = level === 'ward' ? 'ward' : level.toUpperCase();
  return { level, edition: year === undefined ? label : `${label} 20${year}` };
}
