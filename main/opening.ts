import { problemsOf } from './reply.ts';

/** The opening of a workspace: done once, and again only where it failed and trying again could help. */
export interface Opening {
  /** Throws the `Refusal` that keeps it shut. */
  whenOpen(): Promise<void>;
  /** Waits for the present attempt, however it ends; makes none. */
  attempt(): Promise<void>;
  /** Says that it is open, by whatever way. */
  done(): void;
}

export function makeOpening(work: () => Promise<void>): Opening {
  let doing: Promise<void> | null = null;
  return {
    whenOpen() {
      doing ??= work().catch((error) => {
        if (problemsOf(error)[0]?.code !== 'wrong-passphrase') doing = null;
        throw error;
      });
      return doing;
    },
    attempt: () => doing?.catch(() => undefined) ?? Promise.resolve(),
    done() {
      doing = Promise.resolve();
    },
  };
}
