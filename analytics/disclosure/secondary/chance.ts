/**
 * Numbers from 0 up to 1 that look random and are the same for the same seed from 1 up. SOURCE: Park and
 * Miller, Communications of the ACM 31 (1988), with the multiplier 48271 of 1993.
 */
export function chance(seed: number): () => number {
  const prime = 2 ** 31 - 1;
  let state = seed;
  return () => {
    state = (state * 48_271) % prime;
    return state / prime;
  };
}
