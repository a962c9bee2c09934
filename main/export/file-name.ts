import type { FileFormat } from '../../analytics/contract/host.ts';

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const longest = 80;

/**
 * A file name made of a title: lower-case ASCII letters, digits and hyphens, at most 80 of them, so
 * that it means the same on every file system.
 */
export function fileName(title: string, format: FileFormat): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const stem =
    plain === '' || reserved.test(plain) ? `chart${plain === '' ? '' : `-${plain}`}` : plain;
  return `${stem}.${format}`;
}
