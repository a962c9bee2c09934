import {
  combineBoundaries,
  combineDeprivation,
  combinePopulation,
  type Unused,
} from './combine-areas.ts';
import { combineFootprint } from './combine-footprint.ts';
import { combineChanges, combineLevels } from './combine-levels.ts';
import { combinePcns, lcpNames, lcpsOfPcns } from './combine-pcns.ts';
import { combinePractices } from './combine-practices.ts';
import { coverageRemarks } from './coverage.ts';
import type { RecognisedFile } from './finding.ts';
import type { Places } from './places.ts';
import { settleReserved } from './settle-reserved.ts';
import { settleSpelling } from './settle-spelling.ts';
import { settleVintages } from './settle-vintage.ts';

/** A second footprint is not used, and says so. */
function noteFootprints(
  files: readonly RecognisedFile[],
  used: RecognisedFile | undefined,
  unused: Unused,
): void {
  for (const file of files) {
    const isFootprint = file.findings.some(({ kind }) => kind === 'footprint');
    if (!isFootprint || file === used) continue;
    const why = `footprints are taken from ${used?.file}`;
    unused.set(file, used === undefined ? 'no lookup gives its PCNs to LCPs' : why);
  }
}

function takenFor(file: RecognisedFile, unused: Unused): string {
  const why = unused.get(file);
  if (why === undefined) return file.takenFor;
  return file.findings.length > 1
    ? `${file.takenFor} (in part not used, as ${why})`
    : `not used, as ${why}: ${file.takenFor}`;
}

/** Brings what all files say into one description of places. */
export function combinePlaces(found: readonly RecognisedFile[]): Places {
  const { files, remarks: reserved } = settleReserved(settleSpelling(found));
  const unused: Unused = new Map();
  const pcns = combinePcns(files);
  const practices = combinePractices(files, pcns.map);
  const lcpOfPcn = lcpsOfPcns(files, pcns.map);
  const footprint = combineFootprint(files, lcpOfPcn);
  const { levels, remarks } = combineLevels(files);
  noteFootprints(files, footprint?.from, unused);
  const areas = settleVintages({
    deprivation: combineDeprivation(files, unused),
    boundaries: combineBoundaries(files, unused),
    population: combinePopulation(files, unused),
    footprint: footprint?.footprint ?? null,
    changes: combineChanges(files),
  });
  return {
    ...areas,
    recognised: files.map((file) => ({
      name: file.file,
      takenFor: takenFor(file, unused),
      rows: file.rows,
    })),
    practices: practices.practices,
    lcps: lcpNames(files),
    lcpOfPcn,
    areaLevels: levels,
    remarks: [
      ...reserved,
      ...pcns.remarks,
      ...practices.remarks,
      ...(footprint?.remarks ?? []),
      ...remarks,
      ...coverageRemarks(areas),
    ],
    synthetic: files.some(({ synthetic }) => synthetic),
  };
}
