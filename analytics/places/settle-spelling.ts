import type { Finding, LcpNames, Link, RecognisedFile } from './finding.ts';
import { makeSpelling } from './spelling.ts';

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
      const areas = finding.set.areas.map((shape) => ({ ...shape, code: area(shape.code) }));
      return { ...finding, set: { ...finding.set, areas } };
    }
    case 'practices': {
      const rows = finding.rows.map((row) => ({
        ...row,
        code: practice(row.code),
        pcn: row.pcn === null ? null : pcn(row.pcn),
        lcp: row.lcp === null ? null : lcp(row.lcp),
      }));
      return { ...finding, rows, lcps: labels(finding.lcps, lcp) };
    }
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
  return files.map((file) =>
    file.finding === null ? file : { ...file, finding: respell(file.finding, spellings) },
  );
}
