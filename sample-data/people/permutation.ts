import type { Random } from '../random.ts';

const rounds = 4;

function mix(value: number, key: number): number {
  let hash = Math.imul(value ^ key, 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A shuffled order of the whole numbers below `size` that needs no memory: a Feistel network (Luby
 * and Rackoff 1988), walked on until it lands below `size`. `size` may be up to 2^32.
 */
export function makePermutation(size: number, random: Random): (index: number) => number {
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, size)) / 2));
  const mask = 2 ** bits - 1;
  const keys = Array.from({ length: rounds }, () => random.whole() | 0);
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = keys;
  const turn = (index: number) => {
    let left = Math.floor(index / (mask + 1));
    let right = index & mask;
    left ^= mix(right, k0) & mask;
    right ^= mix(left, k1) & mask;
    left ^= mix(right, k2) & mask;
    right ^= mix(left, k3) & mask;
    return left * (mask + 1) + right;
  };
  return (index) => {
    let place = turn(index);
    while (place >= size) place = turn(place);
    return place;
  };
}
