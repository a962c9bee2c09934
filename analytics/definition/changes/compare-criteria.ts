import { conditionName } from '../../criteria/condition.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import { describeCriterion, phraseOf } from '../../criteria/describe-criterion.ts';
import { partsOf, ruleKey, unwrapped } from '../rule-key.ts';
import { compareLeaf, isAlike, namedIn, replaced } from './compare-leaf.ts';

interface Parts {
  readonly kept: number;
  readonly added: readonly Criterion[];
  readonly dropped: readonly Criterion[];
}

function comparedParts(before: readonly Criterion[], after: readonly Criterion[]): Parts {
  const [first, second] = [before, after].map((parts) => new Set(parts.map(ruleKey)));
  const added = after.filter((one) => !first?.has(ruleKey(one)));
  const dropped = before.filter((one) => !second?.has(ruleKey(one)));
  return { kept: after.length - added.length, added, dropped };
}

const conditionIds = (parts: readonly Criterion[]) =>
  parts.flatMap((part) => (part.kind === 'condition' ? [conditionName(part.condition)] : []));

const others = (parts: readonly Criterion[]) => parts.filter(({ kind }) => kind !== 'condition');

/** Parts that were added and dropped, of a rule of which any part will do or of one that needs all. */
function movedParts(
  kind: 'all' | 'any',
  added: readonly Criterion[],
  dropped: readonly Criterion[],
) {
  const says = (part: Criterion) => phraseOf(part).says;
  if (kind === 'all') {
    return [
      ...added.map((part) => `asks also that somebody ${says(part)}`),
      ...dropped.map((part) => `no longer asks that somebody ${says(part)}`),
    ];
  }
  const [gains, losses] = [conditionIds(added), conditionIds(dropped)];
  return [
    ...(gains.length === 0 ? [] : [`adds ${namedIn(gains)}`]),
    ...others(added).map((part) => `also takes whoever ${says(part)}`),
    ...(losses.length === 0 ? [] : [`drops ${namedIn(losses)}`]),
    ...others(dropped).map((part) => `no longer takes whoever ${says(part)}`),
  ];
}

/** Parts of which one may be another, changed; the rest is added or dropped. */
function comparePaired(kind: 'all' | 'any', { added, dropped }: Parts): readonly string[] {
  const changes: string[] = [];
  const gained = [...added];
  const lost = dropped.filter((before) => {
    const alike = gained.filter((after) => isAlike(before, after));
    const [nearest] = alike
      .map((after) => ({ after, found: compareLeaf(before, after) }))
      .sort((a, b) => a.found.length - b.found.length);
    if (nearest === undefined) return true;
    gained.splice(gained.indexOf(nearest.after), 1);
    changes.push(...nearest.found);
    return false;
  });
  return [...changes, ...movedParts(kind, gained, lost)];
}

function whole(before: Criterion, after: Criterion): readonly string[] {
  return [`was: ${describeCriterion(before)}; is: ${describeCriterion(after)}`];
}

/** What a later rule says otherwise than an earlier one; empty where they say the same. */
export function compareCriteria(before: Criterion, after: Criterion): readonly string[] {
  if (ruleKey(before) === ruleKey(after)) return [];
  const [first, second] = [unwrapped(before), unwrapped(after)];
  const groups = [first.kind, second.kind].filter((kind) => kind === 'all' || kind === 'any');
  if (groups.length === 0) {
    return isAlike(first, second) ? compareLeaf(first, second) : [replaced(first, second)];
  }
  const compared = (['any', 'all'] as const)
    .filter((kind) => groups.includes(kind))
    .map((kind) => ({ kind, parts: comparedParts(partsOf(kind, first), partsOf(kind, second)) }));
  const [best] = compared.sort((a, b) => b.parts.kept - a.parts.kept);
  if (best === undefined) return whole(before, after);
  const isPaired = groups.length === 2 && groups[0] === groups[1];
  if (best.parts.kept === 0 && !isPaired) return whole(before, after);
  const changes = comparePaired(best.kind, best.parts);
  return best.parts.kept === 0 && changes.length > 3 ? whole(before, after) : changes;
}
