import loadHighs, { type Highs } from 'highs';

let loading: Promise<Highs> | undefined;

/**
 * The HiGHS solver, loaded when it is first asked for and kept. It finds `highs.wasm` beside its own
 * module; in a bundle that is beside the file that holds it.
 */
export function loadSolver(): Promise<Highs> {
  loading ??= loadHighs();
  return loading;
}
