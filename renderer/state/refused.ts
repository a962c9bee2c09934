import { type ImportState, nothingChosen, waitingFiles } from './import-state.ts';

/** How files are read, of those of these names, or of all others. */
export const pick = (readAs: ImportState['readAs'], names: ReadonlySet<string>, isIn: boolean) =>
  Object.fromEntries(Object.entries(readAs).filter(([name]) => names.has(name) === isIn));

/**
 * What stays of a change that was refused: the files, and how those without a card are to be read.
 * How the others are read stays as it was; without one of them, nothing that was found holds.
 */
export function refused(state: ImportState, next: ImportState): Partial<ImportState> {
  const { files } = next;
  const isLess = state.files.some((file) => !files.includes(file));
  const inspection = isLess ? null : state.inspection;
  const waiting = new Set(waitingFiles({ ...next, inspection }).map(({ name }) => name));
  const readAs = { ...pick(state.readAs, waiting, false), ...pick(next.readAs, waiting, true) };
  const { chosen } = inspection === null ? nothingChosen : state;
  return { files, readAs, inspection, chosen, stage: inspection === null ? 'choosing' : 'ready' };
}
