/** A name as a kebab-case code: `Woodsley and Holt Park LCP` becomes `woodsley-and-holt-park-lcp`. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
