const most = 3;

/** At most three different masks of different values. */
export function masks(values: Iterable<string>, mask: (value: string) => string): string[] {
  const found = new Set<string>();
  let looked = 0;
  for (const value of values) {
    found.add(mask(value));
    looked += 1;
    if (found.size === most || looked === 50) break;
  }
  return [...found];
}

/** The first character of each longer word, and no more than three words: `M*** H***`. */
export function maskWords(value: string): string {
  const words = value.split(/[\s,]+/).filter((word) => word !== '');
  const masked = words.slice(0, most).map((word) => {
    const [first = ''] = word;
    return /\p{L}/u.test(first) && word.length > 3 ? `${first}***` : '***';
  });
  return masked.join(' ');
}

/** The first two characters of a code of six or more, and stars. */
export function maskCode(value: string): string {
  return value.length >= 6 ? `${value.slice(0, 2)}***` : '***';
}
