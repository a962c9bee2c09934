import { type Dimension, isDimension, type Merge } from '../../analytics/contract/dimensions.ts';
import { Refusal } from '../../analytics/contract/problem.ts';

function refuse(reason: string, hint: string): never {
  throw new Refusal({ code: 'usage', reason, hint });
}

/** Codes with `+` between them; a code may end in one, as `90+` does. */
function codesOf(written: string): readonly string[] {
  return written.split(/\+(?![+]|$)/).map((code) => code.trim());
}

function groupOf(written: string, by: readonly Dimension[]) {
  const at = written.indexOf('=');
  const name = written.slice(0, Math.max(0, at)).trim();
  const codes = codesOf(written.slice(at + 1).trim());
  if (at < 0 || codes.length < 2 || codes.includes('')) {
    return refuse(
      `"${written}" does not say what to merge.`,
      'e.g. --merge quintile=1+2, once for each merged category.',
    );
  }
  if (isDimension(name) && by.includes(name)) return { name, codes };
  return refuse(
    `The table is not broken down by "${name}", of which --merge merges categories.`,
    `It is by ${by.join(', ')}.`,
  );
}

/**
 * What `--merge` asks for, each time one group as `age_band=80-84+85-89`. Throws a {@link Refusal} (usage)
 * for anything else.
 */
export function mergeOf(written: readonly string[], by: readonly Dimension[]): Merge {
  const merge: { [D in Dimension]?: (readonly string[])[] } = {};
  for (const { name, codes } of written.map((one) => groupOf(one, by))) {
    merge[name] = [...(merge[name] ?? []), codes];
  }
  return merge;
}

/** A merge as the command line spells it. */
export function mergeWords(merge: Merge): string {
  return Object.entries(merge)
    .flatMap(([name, groups]) => groups.map((codes) => `${name}=${codes.join('+')}`))
    .map((group) => `--merge ${/^[\w.=+-]+$/.test(group) ? group : `"${group}"`}`)
    .join(' ');
}
