import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adults by the conditions that they have recorded, as many of each sex; children have none. */
const adults: readonly (readonly [number, string])[] = [
  [500, '0,0,0,0,0,0'],
  [300, '1,0,0,0,0,0'],
  [160, '1,1,1,0,0,0'],
  [80, '1,1,1,1,0,0'],
  [60, '0,0,0,0,0,1'],
];

/**
 * Writes an extract of round numbers of people in which 160 adults have three long-term conditions,
 * 80 have four and 60 dementia, in two quintiles and one LCP.
 */
export function writeAdultsExtract(folder: string): string {
  const header =
    'person_id,age,sex,imd_quintile,lcp,asthma,copd,diabetes,depression,hypertension,dementia';
  const rows: string[] = [];
  const add = (count: number, age: number, flags: string) => {
    for (let index = 0; index < count; index += 1) {
      const [sex, quintile] = [1 + (index % 2), index % 4 < 2 ? 1 : 5];
      rows.push(`P${rows.length},${age},${sex},${quintile},Northmark,${flags}`);
    }
  };
  for (const [count, flags] of adults) add(count, 50, flags);
  add(200, 10, '0,0,0,0,0,0');
  const path = join(folder, 'adults.csv');
  writeFileSync(path, [header, ...rows, ''].join('\n'));
  return path;
}
