import { formatCount } from '../charts/number-format.ts';

/** `1 file`, `3 files`, `1,200 people` with the plural given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
