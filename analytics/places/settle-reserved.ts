import type { Finding, FindingOf, LcpNames, Link, RecognisedFile } from './finding.ts';
import { isReserved } from './reserved-codes.ts';

/** What becomes of a code: itself, another, or null where it stands for no place. */
type Settle = (code: string) => string | null;

interface Settled {
  readonly files: readonly RecognisedFile[];
  readonly remarks: readonly string[];
}

/** A code that tables do not use, made of one that they do. */
function apart(code: string, taken: ReadonlySet<string>): string {
  const stem = `${code}-lcp`;
  let made = stem;
  for (let number = 2; taken.has(made.toUpperCase()); number += 1) made = `${stem}-${number}`;
  return made;
}

const namesIn = ({ findings }: RecognisedFile): LcpNames =>
  findings.flatMap((finding) => ('lcps' in finding ? finding.lcps : []));

/** LCPs with a name of their own are kept under another code; those without one are none. */
function lcpsApart(names: LcpNames): ReadonlyMap<string, string> {
  const taken = new Set(names.map(([code]) => code.toUpperCase()));
  const named = names.filter(([code, label]) => isReserved(code) && !isReserved(label));
  return new Map(named.map(([code]) => [code, apart(code, taken)]));
}

const renamed = (lcps: LcpNames, lcp: Settle): LcpNames =>
  lcps.flatMap(([code, label]) => {
    const settled = lcp(code);
    const isNamed = settled === code || !isReserved(label);
    return settled === null || !isNamed ? [] : [[settled, label] as const];
  });

const relinked = (links: readonly Link[], from: Settle, to: Settle): readonly Link[] =>
  links.flatMap((link) => {
    const [start, end] = [from(link.from), to(link.to)];
    return start === null || end === null ? [] : [{ ...link, from: start, to: end }];
  });

const asItIs: Settle = (code) => code;
const bare: Settle = (code) => (isReserved(code) ? null : code);

function settlePractices(finding: FindingOf<'practices'>, lcp: Settle): Finding {
  const rows = finding.rows
    .filter(({ code }) => !isReserved(code))
    .map((row) => ({
      ...row,
      pcn: row.pcn === null ? null : bare(row.pcn),
      lcp: row.lcp === null ? null : lcp(row.lcp),
    }));
  return { ...finding, rows, lcps: renamed(finding.lcps, lcp) };
}

function settleFinding(finding: Finding, lcp: Settle): Finding {
  switch (finding.kind) {
    case 'practices':
      return settlePractices(finding, lcp);
    case 'pcn-to-lcp':
      return {
        ...finding,
        links: relinked(finding.links, bare, lcp),
        lcps: renamed(finding.lcps, lcp),
      };
    case 'footprint':
      return {
        ...finding,
        links: relinked(finding.links, asItIs, finding.through === 'lcp' ? lcp : bare),
        lcps: renamed(finding.lcps, lcp),
      };
    default:
      return finding;
  }
}

interface Codes {
  readonly lcps: readonly string[];
  readonly pcns: readonly string[];
  readonly practices: readonly string[];
}

function codesOf(finding: Finding): Codes {
  const none = { lcps: [], pcns: [], practices: [] };
  switch (finding.kind) {
    case 'practices':
      return {
        lcps: finding.lcps.map(([code]) => code),
        pcns: finding.rows.flatMap(({ pcn }) => pcn ?? []),
        practices: finding.rows.map(({ code }) => code),
      };
    case 'pcn-to-lcp':
      return {
        ...none,
        lcps: finding.links.map(({ to }) => to),
        pcns: finding.links.map(({ from }) => from),
      };
    case 'footprint': {
      const to = finding.links.map((link) => link.to);
      return finding.through === 'lcp' ? { ...none, lcps: to } : { ...none, pcns: to };
    }
    default:
      return none;
  }
}

function remarksOn(file: RecognisedFile, kept: ReadonlyMap<string, string>): string[] {
  const codes = file.findings.map(codesOf);
  const found = (kind: keyof Codes) =>
    [...new Set(codes.flatMap((each) => each[kind]))].filter(isReserved);
  const words = 'is a word that tables keep for themselves';
  const lcps = found('lcps').map((code) => {
    const own = kept.get(code);
    const done = own === undefined ? 'who has it is in no LCP' : `the LCP is kept as “${own}”`;
    return `${file.file}: the LCP code “${code}” ${words}; ${done}.`;
  });
  const pcns = found('pcns').map(
    (code) => `${file.file}: the PCN code “${code}” ${words}; who has it is in no PCN.`,
  );
  const practices = found('practices').map(
    (code) => `${file.file}: the practice code “${code}” ${words}; it is not read.`,
  );
  return [...lcps, ...pcns, ...practices];
}

/**
 * Keeps the codes of places apart from those of tables, such as `all` and `not-known`: an LCP that has
 * a name goes under another code; a PCN, a practice, and an LCP that is not named stand for none, as in
 * an extract. Each is said.
 */
export function settleReserved(files: readonly RecognisedFile[]): Settled {
  const kept = lcpsApart(files.flatMap(namesIn));
  const lcp: Settle = (code) => kept.get(code) ?? bare(code);
  return {
    files: files.map((file) => ({
      ...file,
      findings: file.findings.map((finding) => settleFinding(finding, lcp)),
    })),
    remarks: files.flatMap((file) => remarksOn(file, kept)),
  };
}
