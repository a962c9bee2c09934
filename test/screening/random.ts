/** What made-up columns are drawn from: a seeded stream of numbers (mulberry32). */
export interface Random {
  /** 0 up to, but without, 1. */
  unit(): number;
  below(count: number): number;
  /** Both ends included. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** The earlier the more often, as the commonest of many names are. */
  pickEarly<Item>(items: readonly Item[]): Item;
  digits(count: number): string;
  letters(count: number, of?: string): string;
  gaussian(): number;
  chance(share: number): boolean;
}

export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(unit() * count);
  const letters = (count: number, of = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') =>
    Array.from({ length: count }, () => of[below(of.length)]).join('');
  return {
    unit,
    below,
    letters,
    between: (low, high) => low + below(high - low + 1),
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
    pickEarly: <Item>(items: readonly Item[]) =>
      items[Math.floor(items.length * unit() ** 1.8)] as Item,
    digits: (count) => letters(count, '0123456789'),
    gaussian: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    chance: (share) => unit() < share,
  };
}
