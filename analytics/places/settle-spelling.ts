import type { Finding, FindingOf, LcpNames, Link, RecognisedFile } from './finding.ts';
import type { AreaChange, AreaShape } from './places.ts';
import { makeSpelling, placeCode } from './spelling.ts';

type Spell = (code: string) => string;

interface Spellings {
  readonly area: Spell;
  readonly practice: Spell;
  readonly pcn: Spell;
  readonly lcp: Spell;
}

const keys = <Value>(map: ReadonlyMap<string, Value>, spell: Spell): ReadonlyMap<string, Value> =>
  new Map([...map].map(([code, value]) => [spell(code), value]));

const links = (list: readonly Link[], from: Spell, to: Spell): readonly Link[] =>
  list.map((link) => ({ ...link, from: from(link.from), to: to(link.to) }));

const labels = (names: LcpNames, spell: Spell): LcpNames =>
  names.map(([code, label]) => [spell(code), label]);

/** An outline under another code, still unpacked only when it is asked for. */
function recode(shape: AreaShape, code: string): AreaShape {
  if (shape.code === code) return shape;
  return {
    code,
    name: shape.name,
    get coordinates() {
      return shape.coordinates;
    },
  };
}

const pairs = (changes: readonly AreaChange[], area: Spell): readonly AreaChange[] =>
  changes.map((pair) => ({ ...pair, from: area(pair.from), to: area(pair.to) }));

function respellPractices(
  finding: FindingOf<'practices'>,
  { practice, pcn, lcp }: Omit<Spellings, 'area'>,
): Finding {
  const rows = finding.rows.map((row) => ({
    ...row,
    code: practice(row.code),
    pcn: row.pcn === null ? null : pcn(row.pcn),
    lcp: row.lcp === null ? null : lcp(row.lcp),
  }));
  return { ...finding, rows, lcps: labels(finding.lcps, lcp) };
}

function respell(finding: Finding, { area, practice, pcn, lcp }: Spellings): Finding {
  switch (finding.kind) {
    case 'deprivation': {
      const { table } = finding;
      return { ...finding, table: { ...table, deciles: keys(table.deciles, area) } };
    }
    case 'population': {
      const { population } = finding;
      const residents = keys(population.residents, area);
      return { ...finding, population: { ...population, residents } };
    }
    case 'boundaries': {
      const areas = finding.set.areas.map((shape) => recode(shape, area(shape.code)));
      return { ...finding, set: { ...finding.set, areas } };
    }
    case 'practices':
      return respellPractices(finding, { practice, pcn, lcp });
    case 'pcn-to-lcp':
      return {
        ...finding,
        links: links(finding.links, pcn, lcp),
        lcps: labels(finding.lcps, lcp),
      };
    case 'footprint':
      return {
        ...finding,
        links: links(finding.links, area, finding.through === 'lcp' ? lcp : pcn),
        lcps: labels(finding.lcps, lcp),
      };
    case 'changes':
      return { ...finding, changes: pairs(finding.changes, area) };
    case 'area-level':
      return { ...finding, links: links(finding.links, area, placeCode) };
  }
}

/** Spells each code alike in all files, so that capitals alone never keep two files apart. */
export function settleSpelling(files: readonly RecognisedFile[]): readonly RecognisedFile[] {
  const spellings: Spellings = {
    area: makeSpelling(),
    practice: makeSpelling(),
    pcn: makeSpelling(),
    lcp: makeSpelling(),
  };
  return files.map((file) => ({
    ...file,
    findings: file.findings.map((finding) => respell(finding, spellings)),
  }));
}
