import { findingsOf, type LcpNames, type RecognisedFile } from './finding.ts';
import { type SettledLinks, settleLinks } from './settle-links.ts';

/** PCN to LCP, from every lookup that gives it; two that disagree are refused. */
export function combinePcns(files: readonly RecognisedFile[]): SettledLinks {
  const all = new Map<string, string>();
  const remarks: string[] = [];
  for (const { file, finding } of findingsOf(files, 'pcn-to-lcp')) {
    const words = { from: 'PCN', to: 'LCP' };
    const settled = settleLinks(file, finding.links, words);
    remarks.push(...settled.remarks);
    const lines = new Map(finding.links.map(({ from, line }) => [from, line]));
    const known = [...all].map(([from, to]) => ({ from, to, line: 0, weight: null }));
    const given = [...settled.map].map(([from, to]) => ({
      from,
      to,
      line: lines.get(from) ?? 0,
      weight: null,
    }));
    for (const [pcn, lcp] of settleLinks(file, [...known, ...given], words).map) all.set(pcn, lcp);
  }
  return { map: all, remarks };
}

/**
 * The LCP of every PCN of which any file says it: what lookups of PCNs give, and of other PCNs what
 * lookups of practices with both columns say, where all practices of the PCN agree.
 */
export function lcpsOfPcns(
  files: readonly RecognisedFile[],
  lookups: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const seen = new Map<string, Set<string>>();
  for (const { finding } of findingsOf(files, 'practices')) {
    for (const { pcn, lcp } of finding.rows) {
      if (pcn === null || lcp === null || lookups.has(pcn)) continue;
      seen.set(pcn, (seen.get(pcn) ?? new Set()).add(lcp));
    }
  }
  const agreed = [...seen].flatMap(([pcn, lcps]) =>
    lcps.size === 1 ? [[pcn, [...lcps][0] ?? ''] as const] : [],
  );
  return new Map([...lookups, ...agreed]);
}

/** LCP codes and names, in the order of the files. */
export function lcpNames(files: readonly RecognisedFile[]): ReadonlyMap<string, string> {
  const names: LcpNames = files.flatMap(({ findings }) =>
    findings.flatMap((finding) => ('lcps' in finding ? finding.lcps : [])),
  );
  const lcps = new Map<string, string>();
  for (const [code, label] of names) if (!lcps.has(code)) lcps.set(code, label);
  return lcps;
}
