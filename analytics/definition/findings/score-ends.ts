import { findScore, type ScoreInput } from '../../dictionary/scores.ts';
import { flagBits } from './claim.ts';
import type { Span } from './value-set.ts';

const anything = flagBits.true | flagBits.false | flagBits.missing;

/** Bits of an input that is met if any of its conditions is. */
function bitsOfInput({ any, also }: ScoreInput, bitsOf: (flag: string) => number): number {
  const asked = any.map((flag) => bitsOf(flag) & ~flagBits.absent);
  const further = also.map(bitsOf);
  const all = [...asked, ...further];
  const isSure = all.some((bits) => bits === flagBits.true);
  const may = (bit: number) => all.some((bits) => (bits & bit) !== 0);
  const canFail = all.every((bits) => (bits & (flagBits.false | flagBits.absent)) !== 0);
  const yes = may(flagBits.true) ? flagBits.true : 0;
  const missing = !isSure && may(flagBits.missing) ? flagBits.missing : 0;
  return yes | missing | (canFail ? flagBits.false : 0);
}

/** Where the two ends of a score can lie, given the answers that its conditions may still have. */
export function scoreEnds(
  id: string,
  bitsOf: (flag: string) => number = () => anything,
): { readonly lowest: Span; readonly highest: Span } {
  const score = findScore(id);
  const unit = 10 ** (score?.places ?? 0);
  const parts = (score?.inputs ?? []).map((input) => {
    const weight = Math.round(input.weight * unit);
    const bits = bitsOfInput(input, bitsOf);
    const sure = [...(bits & flagBits.true ? [weight] : []), ...(bits & flagBits.false ? [0] : [])];
    const isUnknown = (bits & flagBits.missing) !== 0;
    return {
      lowest: isUnknown ? [...sure, Math.min(weight, 0)] : sure,
      highest: isUnknown ? [...sure, Math.max(weight, 0)] : sure,
    };
  });
  const span = (end: 'lowest' | 'highest'): Span => ({
    from: parts.reduce((sum, part) => sum + Math.min(...part[end]), 0) / unit,
    to: parts.reduce((sum, part) => sum + Math.max(...part[end]), 0) / unit,
    fromOpen: false,
    toOpen: false,
  });
  return { lowest: span('lowest'), highest: span('highest') };
}
