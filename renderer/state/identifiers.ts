import type {
  IdentifierDecision,
  IdentifierFinding,
} from '../../analytics/contract/identifiers.ts';
import type { ImportState } from './import-state.ts';

/** A column name under which identifiers were found; a decision holds for all files that have it. */
export interface FoundColumn {
  readonly column: string;
  readonly findings: readonly IdentifierFinding[];
  readonly severity: IdentifierFinding['severity'];
  /** As it stands on screen: one to accept may lack its reason still. */
  readonly decision: IdentifierDecision | null;
}

/** The decision on a column: made now, else last time, else as the engine has it. */
function decisionOn(state: ImportState, column: string): IdentifierDecision | null {
  const last = state.followsMemory ? state.remembered?.identifiers?.[column] : undefined;
  const found = state.inspection?.identifiers.find((finding) => finding.column === column);
  return state.decisions[column] ?? last ?? found?.decision ?? null;
}

/** What was found, by column name: what blocks first. */
export function foundColumns(state: ImportState): readonly FoundColumn[] {
  const findings = state.inspection?.identifiers ?? [];
  const columns = [...new Set(findings.map(({ column }) => column))].map((column): FoundColumn => {
    const own = findings.filter((finding) => finding.column === column);
    const blocks = own.some(({ severity }) => severity === 'block');
    const decision = decisionOn(state, column);
    return { column, findings: own, severity: blocks ? 'block' : 'warn', decision };
  });
  return columns.toSorted(
    (a, b) => Number(b.severity === 'block') - Number(a.severity === 'block'),
  );
}

/** Whether a decision can be acted on: accepting takes a reason. */
export function isWhole(decision: IdentifierDecision | null): boolean {
  return decision !== null && (decision.action === 'drop' || decision.reason.trim() !== '');
}

/** Columns that keep the load back. */
export function undecided(state: ImportState): readonly FoundColumn[] {
  return foundColumns(state).filter(
    ({ severity, decision }) => severity === 'block' && !isWhole(decision),
  );
}

/** Whether a column is kept out as an identifier, whatever it could be taken for. */
export function isDropped(state: ImportState, column: string): boolean {
  const isFound = state.inspection?.identifiers.some((finding) => finding.column === column);
  return isFound === true && decisionOn(state, column)?.action === 'drop';
}

/** The decisions to load with, by column name. */
export function decisionsOf(state: ImportState): Readonly<Record<string, IdentifierDecision>> {
  return Object.fromEntries(
    foundColumns(state).flatMap(({ column, decision }) => {
      if (decision === null || !isWhole(decision)) return [];
      const whole: IdentifierDecision =
        decision.action === 'drop'
          ? decision
          : { action: 'accept', reason: decision.reason.trim() };
      return [[column, whole]];
    }),
  );
}
