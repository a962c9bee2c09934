import {
  createContext,
  type Dispatch,
  type ReactNode,
  useContext,
  useMemo,
  useReducer,
} from 'react';
import type { ExtractSummary, WorkspaceSummary } from '../../analytics/contract/extract.ts';
import type {
  DefinitionRef,
  DefinitionSummary,
  ExplainedDefinition,
  MeasureSummary,
  PolicySummary,
} from '../../analytics/contract/methods.ts';
import { type Asked, useAnswer } from '../client/use-answer.ts';
import { overlaps } from '../words/definition-kind.ts';
import { reduce } from './reduce.ts';
import { useTheme } from './use-theme.ts';
import { type Change, firstState, type Theme, type WindowState } from './window-state.ts';

/** What every view needs to know: the window's state and what the engine says is there. */
export interface Session {
  readonly state: WindowState;
  readonly change: Dispatch<Change>;
  readonly theme: Theme;
  readonly workspace: Asked<WorkspaceSummary>;
  readonly extract: ExtractSummary | null;
  readonly definitions: readonly DefinitionSummary[];
  readonly policies: readonly PolicySummary[];
  /** Measures that the extract in hand can give. */
  readonly measures: Asked<readonly MeasureSummary[]>;
  /** The definition in force; null until the list of those shipped is known. */
  readonly definition: DefinitionRef | null;
  readonly explained: Asked<ExplainedDefinition>;
  /** The definition in force as far as it is known; null where it is refused. */
  readonly document: ExplainedDefinition | null;
  /** Whether people may be in several of its segments, so that no table of them adds up. */
  readonly isOverlay: boolean;
  /** The policy in force, `working` included; null until the list is known. */
  readonly policy: PolicySummary | null;
  /** What keeps the window from its first answers; null where nothing does. */
  readonly trouble: Extract<Asked<unknown>, { status: 'problem' }> | null;
}

const SessionContext = createContext<Session | null>(null);

function policyOf(state: WindowState, policies: readonly PolicySummary[]): PolicySummary | null {
  const fits = (policy: PolicySummary) =>
    state.working
      ? policy.working
      : !policy.working && (state.policy === null || policy.id === state.policy);
  return policies.find(fits) ?? null;
}

function troubleIn(questions: readonly Asked<unknown>[]): Session['trouble'] {
  for (const asked of questions) if (asked.status === 'problem') return asked;
  return null;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, change] = useReducer(reduce, firstState);
  const theme = useTheme(state.theme);
  const workspace = useAnswer('workspace.describe', {});
  const definitions = useAnswer('definition.list', {});
  const policies = useAnswer('policy.list', {});
  const extract = workspace.answer?.extract ?? null;
  const measures = useAnswer('measure.list', extract === null ? null : {});
  const first = definitions.answer?.[0];
  const definition = useMemo(
    () => state.definition ?? (first === undefined ? null : { id: first.id }),
    [state.definition, first],
  );
  const explained = useAnswer('definition.explain', definition === null ? null : { definition });
  const document = explained.status === 'problem' ? null : explained.answer;
  const text = document?.text ?? '';
  const isOverlay = useMemo(() => overlaps(text), [text]);
  const session: Session = {
    state,
    change,
    theme,
    workspace,
    extract,
    definitions: definitions.answer ?? [],
    policies: policies.answer ?? [],
    measures,
    definition,
    explained,
    document,
    isOverlay,
    policy: policyOf(state, policies.answer ?? []),
    trouble: troubleIn([workspace, definitions, policies]),
  };
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is called outside SessionProvider.');
  return session;
}
