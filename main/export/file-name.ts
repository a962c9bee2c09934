import type { ChartKind, FileFormat, QualityFormat } from '../../analytics/contract/host.ts';

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const longest = 80;

/** What parts kinds of chart that have the same title. */
const suffixes: { readonly [K in ChartKind]?: string } = { map: 'map', rank: 'ranked' };

function words(title: string, most: number): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
}

/** The file name of a document, made of the one that it goes by: as {@link fileName}, ending in .yaml. */
export function documentName(name: string): string {
  const stem = words(name.replace(/\.ya?ml$/i, ''), longest) || 'definition';
  return `${reserved.test(stem) ? `definition-${stem}` : stem}.yaml`;
}

/**
 * A file name made of a title: lower-case ASCII letters, digits and hyphens, at most 80 of them, so
 * that it means the same on every file system. A map and a ranking end in what they are; working
 * figures begin with `working-`.
 */
export function fileName(
  title: string,
  format: FileFormat | QualityFormat,
  { chart, working = false }: { readonly chart?: ChartKind; readonly working?: boolean } = {},
): string {
  const suffix = chart === undefined ? undefined : suffixes[chart];
  const before = working ? 'working-' : '';
  const after = suffix === undefined ? '' : `-${suffix}`;
  const plain = words(title, longest - before.length - after.length);
  const said = suffix !== undefined && plain.split('-').includes(suffix);
  const named = said ? plain : `${plain || 'chart'}${after}`;
  const stem = `${before}${named}`;
  return `${reserved.test(stem) ? `chart-${stem}` : stem}.${format}`;
}
