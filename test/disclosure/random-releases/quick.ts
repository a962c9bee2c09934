import { linesOf } from '../../../analytics/attack/line.ts';
import { propagate } from '../../../analytics/attack/propagate.ts';
import type { BundleText } from '../../../analytics/audit/audit.ts';
import { readBundles } from '../../../analytics/audit/audit.ts';
import { buildSystem } from '../../../analytics/audit/build-system.ts';
import { naiveInterval } from '../../attack/naive-attack.ts';

/** Targets of one bundle that are bounded again by linear programs, those the quick check calls narrow first. */
const mostTried = 4;

/**
 * Where the quick check of limits, one equation at a time, does not agree with linear programs over all:
 * it calls a count narrow that is not, or says that it cannot be what it can.
 */
export async function quickDisagreements(bundle: BundleText): Promise<string[]> {
  const { system, targets, narrowAlone } = buildSystem(readBundles([bundle]));
  const limits = propagate(system, linesOf(system));
  if (limits === null) return [];
  const quickly = targets.map(({ at, width }) => {
    const [lower, upper] = [limits.lower[at] ?? 0, limits.upper[at] ?? 0];
    return { at, width, lower, upper, isNarrow: upper - lower < width - 1e-6 };
  });
  const alone = narrowAlone.map((at) => {
    const [lower, upper] = [system.lower[at] ?? 0, system.upper[at] ?? 0];
    return { at, width: Number.POSITIVE_INFINITY, lower, upper, isNarrow: true };
  });
  const inOrder = [...alone, ...quickly.filter(({ isNarrow }) => isNarrow), ...quickly];
  const found: string[] = [];
  for (const { at, width, lower, upper, isNarrow } of inOrder.slice(0, mostTried)) {
    const interval = await naiveInterval(system, at);
    if (interval === null) continue;
    const [least, most] = interval;
    const isOutside = least < lower - 1e-5 || most > upper + 1e-5;
    const isWide = isNarrow && most - least >= width - 1e-6;
    if (isOutside || isWide) {
      found.push(`count ${at} is quickly ${lower} to ${upper}, and truly ${least} to ${most}`);
    }
  }
  return found;
}
