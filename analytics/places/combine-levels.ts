import { findingsOf, type RecognisedFile } from './finding.ts';
import type { AreaChange, AreaLevel } from './places.ts';

/** The MSOAs and wards of LSOAs; an LSOA that lookups put into two is left without, and said. */
export function combineLevels(files: readonly RecognisedFile[]): {
  readonly levels: readonly AreaLevel[];
  readonly remarks: readonly string[];
} {
  const found = new Map<string, AreaLevel & { readonly of: Map<string, string> }>();
  const remarks: string[] = [];
  for (const { file, finding } of findingsOf(files, 'area-level')) {
    const { level, edition, vintage } = finding;
    const key = `${edition}\n${vintage}`;
    const known = found.get(key) ?? { level, edition, vintage, of: new Map<string, string>() };
    const torn = new Set<string>();
    for (const { from, to } of finding.links) {
      if ((known.of.get(from) ?? to) === to) known.of.set(from, to);
      else torn.add(from);
    }
    for (const code of torn) known.of.delete(code);
    if (torn.size > 0)
      remarks.push(
        `${file}: areas listed in more than one ${edition}: ${torn.size}; they are left without one.`,
      );
    found.set(key, known);
  }
  return { levels: [...found.values()], remarks };
}

/** What became of the LSOAs of 2011, each pair once. */
export function combineChanges(files: readonly RecognisedFile[]): readonly AreaChange[] {
  const pairs = findingsOf(files, 'changes').flatMap(({ finding }) => finding.changes);
  return [...new Map(pairs.map((pair) => [`${pair.from}\n${pair.to}`, pair])).values()];
}
