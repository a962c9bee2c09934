import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes an extract of round numbers of people, and `rare` more of a kind that nobody else is of:
 * people of 80 in quintile 5 of one LCP with five conditions. With 1 or 2 of them every total rounds
 * to the same multiple of 5, so that two such extracts differ in nothing that may be released.
 */
export function writeRareExtract(folder: string, rare: 1 | 2): string {
  const header = 'person_id,age,sex,imd_quintile,lcp,copd,diabetes,asthma,dementia,stroke';
  const rows: string[] = [];
  const add = (count: number, line: string) => {
    for (let index = 0; index < count; index += 1) rows.push(`P${rows.length},${line}`);
  };
  for (const lcp of ['Northmark', 'Southmark', 'Eastmark']) {
    for (const quintile of [1, 2, 3, 4, 5]) {
      for (const sex of [1, 2]) {
        add(40, `10,${sex},${quintile},${lcp},0,0,0,0,0`);
        add(60, `35,${sex},${quintile},${lcp},0,0,0,0,0`);
        add(25, `50,${sex},${quintile},${lcp},0,1,0,0,0`);
        add(15, `70,${sex},${quintile},${lcp},1,1,0,0,0`);
      }
    }
  }
  add(rare, '80,2,5,Eastmark,1,1,1,1,1');
  const path = join(folder, 'rare.csv');
  writeFileSync(path, [header, ...rows, ''].join('\n'));
  return path;
}
