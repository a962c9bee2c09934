/** Said of areas whose file states no vintage and whose codes fit no list that does. */
export const unstatedVintage = 'LSOA, vintage not stated';

/** Said of areas that a file itself calls invented. */
export const syntheticVintage = 'synthetic areas';

const lsoaCode = /^lsoa(?:20)?(11|21)?(?:cd|code)?(?:20)?(11|21)?$/;

/**
 * The vintage that a column or property of LSOA codes names (`LSOA11CD`, `lsoa21_code`,
 * `LSOA code (2011)`), from its squashed name; null where it does not hold LSOA codes.
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
