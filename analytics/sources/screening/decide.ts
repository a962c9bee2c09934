import type { IdentifierDecision, IdentifierFinding } from '../../contract/identifiers.ts';
import { Refusal } from '../../contract/problem.ts';

export interface Decided {
  /** Every finding, with what was decided on its column. */
  readonly findings: readonly IdentifierFinding[];
  /** Those that stop an import and that nothing was decided on. */
  readonly undecided: readonly IdentifierFinding[];
}

/** Fewer letters and digits than these say nothing: blanks, marks and unseen characters count for none. */
const leastCharacters = 3;

const isReason = (reason: string) =>
  (reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastCharacters;

function refuseEmptyReasons(findings: readonly IdentifierFinding[]): void {
  const empty = findings.filter(
    ({ decision }) => decision?.action === 'accept' && !isReason(decision.reason),
  );
  if (empty.length === 0) return;
  throw new Refusal(
    ...empty.map(({ file, column }) => ({
      code: 'identifiers-found' as const,
      reason: `The column "${column}" is accepted without a reason in words.`,
      hint: 'Write down why it may stay: identifiers: { column: { accept: reason } } in mapping.yaml.',
      where: { file, field: column },
    })),
  );
}

/** What was decided on a column: by its file and its name (`file.csv/column`), or by its name alone. */
function decisionOn(
  { file, column, decision }: IdentifierFinding,
  decisions: Readonly<Record<string, IdentifierDecision>>,
): IdentifierDecision | null {
  const name = [`${file}/${column}`, column].find((key) => Object.hasOwn(decisions, key));
  return name === undefined ? decision : (decisions[name] ?? null);
}

/**
 * Lays decisions, by column name or by file and column, over findings. Throws a `Refusal` where a
 * column is accepted without a reason of at least three letters or digits.
 */
export function decide(
  findings: readonly IdentifierFinding[],
  decisions: Readonly<Record<string, IdentifierDecision>>,
): Decided {
  const decided = findings.map((finding) => ({
    ...finding,
    decision: decisionOn(finding, decisions),
  }));
  refuseEmptyReasons(decided);
  const undecided = decided.filter(
    ({ severity, decision }) => severity === 'block' && decision === null,
  );
  return { findings: decided, undecided };
}
