/** The functions used of the library: its package does not say where its own types are. */
declare module 'cephes' {
  export const compiled: Promise<void>;
  export function bdtr(count: number, trials: number, chance: number): number;
  export function bdtrc(count: number, trials: number, chance: number): number;
  export function chdtrc(degrees: number, value: number): number;
  export function igam(shape: number, value: number): number;
  export function igamc(shape: number, value: number): number;
  export function igami(shape: number, above: number): number;
  export function incbi(a: number, b: number, below: number): number;
  export function lgam(value: number): number;
  export function ndtri(below: number): number;
  export function stdtri(degrees: number, below: number): number;
}
