import { randomUUID } from 'node:crypto';
import type { CallOptions, Client } from '../../analytics/contract/client.ts';
import type { Leaving } from '../../analytics/contract/release-summary.ts';

/** How work is let out. */
export interface LeavingOptions extends CallOptions {
  /** Hides counts that would tell of few people together with earlier releases, instead of being refused. */
  readonly hideFurther?: boolean | undefined;
}

/** What has been let out, and how the register of the workspace knows it. */
export interface LetOut<T> {
  readonly release: string;
  /** ISO time that it is recorded under, UTC. */
  readonly when: string;
  readonly done: T;
}

/**
 * Does work whose tables leave the laptop as one release: it asks for each with the `leaving` that it
 * is given, and hands nothing over itself. They are recorded for good once it is done; where it fails,
 * none is. Throws what the work throws, or the engine's {@link Refusal} to record it.
 */
export async function letOut<T>(
  client: Client,
  title: string,
  work: (leaving: Leaving) => Promise<T>,
  { hideFurther = false, ...options }: LeavingOptions = {},
): Promise<LetOut<T>> {
  const release = randomUUID();
  try {
    const further = hideFurther ? { hideFurther } : {};
    const done = await work({ release, title: title.slice(0, 300), ...further });
    const { when } = await client.call('release.keep', { release }, options);
    return { release, when, done };
  } catch (error) {
    await client.call('release.drop', { release }).catch(() => undefined);
    throw error;
  }
}
