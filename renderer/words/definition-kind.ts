import { parse } from 'yaml';
import type { DefinitionSummary } from '../../analytics/contract/methods.ts';

export type DefinitionKind = 'whole' | 'template' | 'overlay';

/** What parts the kinds of definitions, above their names in a list. */
export const kindLabels: Readonly<Record<DefinitionKind, string>> = {
  whole: 'Each person in one segment',
  template: 'Templates: to be edited first',
  overlay: 'Overlays: people may be in several segments',
};

/** The kind of a definition that is shipped: overlays and templates say so in their titles. */
export function kindOf({ title }: Pick<DefinitionSummary, 'title'>): DefinitionKind {
  if (/\btemplate\b/i.test(title)) return 'template';
  return /\boverla(?:y|id)\b/i.test(title) ? 'overlay' : 'whole';
}

/** Whether people may be in several segments of a document (`assign: every-match`). */
export function overlaps(text: string): boolean {
  try {
    const written: unknown = parse(text, { logLevel: 'silent' });
    return (
      typeof written === 'object' &&
      written !== null &&
      'assign' in written &&
      written.assign === 'every-match'
    );
  } catch {
    return false;
  }
}
