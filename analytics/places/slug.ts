/** A name as a kebab-case code: `Woodsley and Holt Park LCP` becomes `woodsley-and-holt-park-lcp`. `&` is an and. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
