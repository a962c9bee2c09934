import type { HostEvent } from '../../analytics/contract/host.ts';
import type { Problem } from '../../analytics/contract/problem.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { Reply } from '../../analytics/contract/wire.ts';

/** A request to the loopback host, with the bearer that lives in this closure and nowhere else. */
export type Post = (path: string, body: BodyInit, headers?: HeadersInit) => Promise<Response>;

export const gone: Problem = {
  code: 'engine-lost',
  reason: 'The program behind this window does not answer.',
  hint: 'Close this window and start Quintile again.',
};

export function makePost(bearer: string): Post {
  return async (path, body, headers = {}) => {
    try {
      return await fetch(path, {
        method: 'POST',
        headers: { Authorization: `Bearer ${bearer}`, 'X-Quintile': '1', ...headers },
        body,
        cache: 'no-store',
        credentials: 'omit',
      });
    } catch {
      throw new Refusal(gone);
    }
  };
}

/** Exchanges the one-use token for the bearer. Throws {@link Refusal} where it is not taken. */
export async function boot(token: string): Promise<string> {
  const response = await fetch('/boot', {
    method: 'POST',
    headers: { 'X-Quintile': '1' },
    body: JSON.stringify({ token }),
    cache: 'no-store',
    credentials: 'omit',
  }).catch(() => null);
  if (response === null) throw new Refusal(gone);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && typeof answer === 'object' && answer !== null && 'bearer' in answer) {
    return String(answer.bearer);
  }
  throw new Refusal({
    code: 'usage',
    reason: 'This window was not let in: its key was used already, or is too old.',
    hint: 'Close this window and start Quintile again.',
  });
}

/** A reply in JSON, whatever the status; one that cannot be read is a problem too. */
export async function readReply<T>(response: Response): Promise<Reply<T>> {
  const reply: unknown = await response.json().catch(() => null);
  if (typeof reply === 'object' && reply !== null && 'ok' in reply) return reply as Reply<T>;
  return {
    ok: false,
    problems: [
      {
        code: 'internal',
        reason: `The program answered with status ${response.status} and no reason.`,
      },
    ],
  };
}

/** Reads one stream of events to its end, a line an event; empty lines are heartbeats. */
export async function readEvents(
  response: Response,
  tell: (event: HostEvent) => void,
): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') tell(JSON.parse(line) as HostEvent);
  }
}
