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

/** A place that is ready to take what is let out, and holds nothing of it yet. */
export interface Ready<T = unknown> {
  /** Hands it over. Throws where that fails after all: it stays recorded. */
  fill(letOut: LetOut<T>): void;
  /** Takes back whatever was made ready. */
  giveUp(): void;
}

/**
 * Makes a place ready for what is about to leave, e.g. where a dialog says; null where it is not wanted
 * after all. Throws where it could not be handed over.
 */
export type HandOver<T> = (done: T) => Ready<T> | null | Promise<Ready<T> | null>;

/** Hands over to whoever called: it has left once it is recorded. */
export const atOnce = (): Ready => ({ fill: () => undefined, giveUp: () => undefined });

/** Makes the work, and a place for it, and records it; what is not wanted, or fails, is no release. */
async function record<T>(
  { client, release, options }: { client: Client; release: string; options: CallOptions },
  work: () => Promise<T>,
  handOver: HandOver<T>,
): Promise<{ readonly letOut: LetOut<T>; readonly ready: Ready<T> } | null> {
  const drop = () => client.call('release.drop', { release }).catch(() => undefined);
  let ready: Ready<T> | null = null;
  try {
    const done = await work();
    ready = await handOver(done);
    if (ready !== null) {
      const { when } = await client.call('release.keep', { release }, options);
      return { letOut: { release, when, done }, ready };
    }
  } catch (error) {
    ready?.giveUp();
    await drop();
    throw error;
  }
  await drop();
  return null;
}

/**
 * Does work whose tables leave the laptop as one release: it asks for each with the `leaving` that it
 * is given, and hands nothing over itself. Once it is done a place is made ready for it; then its tables
 * are recorded for good, and only then is it handed over. Where it is not wanted after all (null), or
 * anything fails before it is recorded, none of them is. Throws what the work or the place throws, or the
 * engine's {@link Refusal} to record it.
 */
export async function letOut<T>(
  client: Client,
  title: string,
  work: (leaving: Leaving) => Promise<T>,
  handOver: HandOver<T>,
  { hideFurther = false, ...options }: LeavingOptions = {},
): Promise<LetOut<T> | null> {
  const release = randomUUID();
  const leaving = { release, title: title.slice(0, 300), ...(hideFurther ? { hideFurther } : {}) };
  const recorded = await record({ client, release, options }, () => work(leaving), handOver);
  if (recorded === null) return null;
  try {
    recorded.ready.fill(recorded.letOut);
  } catch (error) {
    recorded.ready.giveUp();
    throw error;
  }
  return recorded.letOut;
}

/** The same where a place is always made ready, e.g. the file that a command names. */
export async function letAllOut<T>(
  client: Client,
  title: string,
  work: (leaving: Leaving) => Promise<T>,
  handOver: (done: T) => Ready<NoInfer<T>>,
  options: LeavingOptions = {},
): Promise<LetOut<T>> {
  return (await letOut(client, title, work, handOver, options)) as LetOut<T>;
}
