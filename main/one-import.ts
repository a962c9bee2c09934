import { Refusal } from '../analytics/contract/problem.ts';

const importing = new Refusal({
  code: 'usage',
  reason: 'An import, or a change of workspace, is still running.',
  hint: 'Wait until it is done, or cancel it.',
});

/** Keeps one import to itself: whatever would get in its way is refused. */
export interface OneImport {
  /** Throws a `Refusal` while an import is running. */
  requireIdle(): void;
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function makeOneImport(): OneImport {
  let isImporting = false;
  const requireIdle = () => {
    if (isImporting) throw importing;
  };
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    requireIdle();
    isImporting = true;
    try {
      return await work();
    } finally {
      isImporting = false;
    }
  }
  return { requireIdle, alone };
}
