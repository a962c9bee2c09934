// Six linked views, and the filter changes that each must answer to.

/** Each view by the dimensions that it shows. */
export const views = [
  { measure: 'people', by: ['segment', 'quintile'] },
  { measure: 'people', by: ['age_band', 'sex'] },
  { measure: 'people', by: ['lcp'] },
  { measure: 'people', by: ['segment'] },
  { measure: 'people', by: ['quintile', 'age_band'] },
  { measure: 'share:segment', by: ['segment', 'lcp'] },
];

/** Numbers from 0 to 1, the same each time (mulberry32). */
function makeRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * So many filter states one after the other, each with one filter other than the one before. `ordered`
 * dimensions are brushed (a run of their codes), the others picked from.
 */
export function filterChanges(codes, ordered, count) {
  const random = makeRandom(4);
  const below = (limit) => Math.floor(random() * limit);
  const names = Object.keys(codes);
  let state = { ...codes };
  return Array.from({ length: count }, () => {
    const name = names[below(names.length)];
    const all = codes[name];
    const from = below(all.length);
    const run = all.slice(from, from + 1 + below(all.length - from));
    const some = all.filter(() => random() < 0.6);
    const kept = ordered.includes(name) ? run : some;
    state = { ...state, [name]: kept.length === 0 ? [all[from]] : kept };
    return state;
  });
}

/** A table's answer as `code|code` to people, those without anybody left out. */
export function answerOf({ table }, by) {
  const columns = by.map((name) => table.getChild(name));
  const counts = table.getChild('count');
  const found = new Map();
  for (let row = 0; row < table.numRows; row += 1) {
    const count = counts.get(row);
    if (count > 0) found.set(columns.map((column) => column.get(row)).join('|'), count);
  }
  return found;
}

/** How many entries of two answers differ. */
export function unlike(one, other) {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].filter((key) => one.get(key) !== other.get(key)).length;
}
