import type { Policy } from './policy.ts';

/** Whether a count of people is too small to be shown under a policy. */
export function isDisclosive(count: number, { threshold, zero }: Policy): boolean {
  return count === 0 ? zero === 'hidden' : count <= threshold;
}
