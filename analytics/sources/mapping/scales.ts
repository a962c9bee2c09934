import { findField } from '../../dictionary/dictionary.ts';
import { ethnicSchemes } from './ethnic-column.ts';
import { flagScales } from './flag-column.ts';
import { frailtyScales } from './frailty-of.ts';
import { editions } from './rank-decile.ts';

/** The scales that the cells of a field may be on; empty where it has one alone. */
export function scalesOf(field: string): readonly string[] {
  if (field.startsWith('imd_')) return editions;
  if (field === 'efi') return frailtyScales;
  if (field === 'ethnic_group' || field === 'ethnicity') return ethnicSchemes;
  const isFlag = field.startsWith('condition:') || findField(field)?.kind === 'flag';
  return isFlag ? flagScales : [];
}

/** Whether a field may have a scale; editions of which no rank is known are taken for the others. */
export function isScale(field: string, scale: string): boolean {
  const isOlder = field.startsWith('imd_') && field !== 'imd_rank' && /^IMD \d{4}$/.test(scale);
  return isOlder || scalesOf(field).includes(scale);
}
