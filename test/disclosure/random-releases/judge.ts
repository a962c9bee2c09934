import { attack } from '../../../analytics/attack/attack.ts';
import { type AuditResult, auditBundles } from '../../../analytics/audit/audit.ts';
import { attackPlainly } from './outsider.ts';
import { bundleOf, playSeed, type Sequence } from './play.ts';
import { quickDisagreements } from './quick.ts';

/** What is wrong with a sequence, by kind; and how much there was to be wrong. */
export interface Verdict {
  readonly seed: number;
  readonly tables: number;
  readonly refused: number;
  readonly hidden: number;
  /** Hidden counts that can be told too closely, people between two populations, and lies. */
  readonly narrow: readonly string[];
  /** Where two checks do not say the same. */
  readonly disagreements: readonly string[];
}

async function auditOf(played: Sequence['letOut']): Promise<AuditResult | null> {
  return played.length === 0 ? null : auditBundles([bundleOf(played)], { attack });
}

/** Whether what a refusal was about is real: the plain attacker or the audit of the files find it too. */
async function needless({ world, letOut, refused }: Sequence): Promise<string[]> {
  const found: string[] = [];
  for (const [index, { after, ...one }] of refused.entries()) {
    const together = [...letOut.slice(0, after), one];
    const { known, feasible } = await attackPlainly(world, together);
    if (known.length > 0 || !feasible) continue;
    const { findings = [] } = (await auditOf(together)) ?? {};
    const isOfAmounts = findings.some(({ kind }) => kind !== 'narrow');
    if (!isOfAmounts) {
      const words = findings.map(({ text }) => text).join('; ');
      found.push(`refusal ${index + 1} (${one.table.note.measure.id}) was for nothing: ${words}`);
    }
  }
  return found;
}

/** The quick check held against linear programs, also on what was refused, where most is known. */
async function quickly({ letOut, refused }: Sequence): Promise<string[]> {
  const all = [...letOut, ...refused];
  return all.length === 0 ? [] : quickDisagreements(bundleOf(all));
}

/** Holds what a sequence let out against an audit of its files and a plain attack. */
export async function judgeSequence(sequence: Sequence): Promise<Verdict> {
  const { world, letOut, refused, broken, seed } = sequence;
  const audited = await auditOf(letOut);
  const { known, lies, feasible, hidden } = await attackPlainly(world, letOut);
  const words = known.map(
    ({ kind, at, lower, upper, width, exact }) =>
      `${kind} ${at}: ${lower} to ${upper}, width ${width}, is ${exact}`,
  );
  const findings = audited?.findings.map(({ text }) => `audit: ${text}`) ?? [];
  return {
    seed,
    tables: letOut.length,
    refused: refused.length,
    hidden,
    narrow: [
      ...findings,
      ...words,
      ...lies.map((lie) => `lie: ${lie}`),
      ...(feasible ? [] : ['nothing can be true of what was let out']),
      ...broken.map((error) => `broken: ${error}`),
    ],
    disagreements: [...(await needless(sequence)), ...(await quickly(sequence))],
  };
}

/** The verdict on the sequence of a seed. */
export const judgeSeed = async (seed: number) => judgeSequence(await playSeed(seed));
