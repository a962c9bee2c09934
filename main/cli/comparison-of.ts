import { type Dimension, isDimension } from '../../analytics/contract/dimensions.ts';
import type { Comparison } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';

const forms =
  'everybody, others, least-deprived, everybody:DIMENSION, others:DIMENSION, DIMENSION=CODE';

function refuse(reason: string, hint: string): never {
  throw new Refusal({ code: 'usage', reason, hint });
}

/** What stands before and after the first of a sign; null where it is not there. */
function parted(text: string, sign: ':' | '='): readonly [string, string] | null {
  const at = text.indexOf(sign);
  return at < 0 ? null : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function partsOf(
  written: string,
  by: readonly Dimension[],
): { readonly name: string; readonly with: Comparison['with'] } | null {
  if (written === 'least-deprived') return { name: 'quintile', with: { code: '5' } };
  const chosen = parted(written, '=');
  if (chosen !== null) {
    const [name, code] = chosen;
    return code === '' ? null : { name, with: { code } };
  }
  const [group, name] = parted(written, ':') ?? [written, by[0] ?? ''];
  if (group === 'everybody') return { name, with: 'all' };
  if (group === 'others') return { name, with: 'others' };
  return null;
}

/**
 * What `--compare` asks for: `everybody` or `others`, of the first dimension of `--by` or of the one
 * after a colon, or one category as `quintile=5`, which is `least-deprived` too. Throws a
 * {@link Refusal} (usage) for anything else.
 */
export function comparisonOf(written: string, by: readonly Dimension[]): Comparison {
  const parts = partsOf(written.trim(), by);
  if (parts === null) {
    return refuse(`Values cannot be compared with "${written}".`, `Known: ${forms}.`);
  }
  const { name, with: others } = parts;
  if (isDimension(name) && by.includes(name)) return { dimension: name, with: others };
  const reason = isDimension(name)
    ? `The table is not broken down by ${name}, along which --compare compares.`
    : `There is no dimension "${name}" to compare along.`;
  return refuse(reason, isDimension(name) ? `Add ${name} to --by.` : `Known: ${by.join(', ')}.`);
}
