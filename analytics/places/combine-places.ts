import { combineFootprint, linkMap } from './combine-footprint.ts';
import { combinePractices } from './combine-practices.ts';
import type { LcpNames, RecognisedFile } from './finding.ts';
import type { Places } from './places.ts';
import { settleSpelling } from './settle-spelling.ts';
import { settleVintages } from './settle-vintage.ts';

function namesOf({ finding }: RecognisedFile): LcpNames {
  return finding !== null && 'lcps' in finding ? finding.lcps : [];
}

/** PCN to LCP, from every lookup that gives it; two that disagree are refused. */
function pcnLinks(files: readonly RecognisedFile[]): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const { file, finding } of files) {
    if (finding?.kind !== 'pcn-to-lcp') continue;
    const known = [...all].map(([from, to]) => ({ from, to, line: 0 }));
    const links = linkMap(file, [...known, ...finding.links], 'One PCN is listed under two LCPs.');
    for (const [pcn, lcp] of links) all.set(pcn, lcp);
  }
  return all;
}

/** A second footprint is not used, and says so. */
function takenFor(file: RecognisedFile, footprintFile: string | null): string {
  return file.finding?.kind === 'footprint' && file.file !== footprintFile
    ? `not used: ${file.takenFor}`
    : file.takenFor;
}

/** Brings what all files say into one description of places. */
export function combinePlaces(found: readonly RecognisedFile[]): Places {
  const files = settleSpelling(found);
  const lcpOfPcn = pcnLinks(files);
  const footprint = combineFootprint(files, lcpOfPcn);
  const lcps = new Map<string, string>();
  for (const [code, label] of files.flatMap(namesOf)) if (!lcps.has(code)) lcps.set(code, label);
  return settleVintages({
    recognised: files.map((file) => ({
      name: file.file,
      takenFor: takenFor(file, footprint?.file ?? null),
      rows: file.rows,
    })),
    deprivation: files.flatMap(({ finding }) =>
      finding?.kind === 'deprivation' ? [finding.table] : [],
    ),
    practices: combinePractices(files, lcpOfPcn),
    lcps,
    footprint: footprint?.footprint ?? null,
    boundaries: files.flatMap(({ finding }) =>
      finding?.kind === 'boundaries' ? [finding.set] : [],
    ),
    population:
      files.flatMap(({ finding }) =>
        finding?.kind === 'population' ? [finding.population] : [],
      )[0] ?? null,
    synthetic: files.some(({ synthetic }) => synthetic),
  });
}
