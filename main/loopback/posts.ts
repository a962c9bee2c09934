import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SavedFile } from '../../analytics/contract/host.ts';
import type { Reply } from '../../analytics/contract/wire.ts';
import { atOnce, type HandOver } from '../export/let-out.ts';
import type { Session } from '../session.ts';
import { askLimit } from '../window-fields.ts';
import type { PostPath } from './admission.ts';
import { plainName, readFields, receiveFile, removeReceived, shownName } from './body.ts';
import type { BootTokens } from './boot-tokens.ts';
import type { EventStreams } from './event-streams.ts';
import type { LoopbackOptions } from './loopback-options.ts';
import { sendBytes, sendJson, sendProblems } from './send.ts';

export interface PostContext extends LoopbackOptions {
  readonly tokens: BootTokens;
  readonly events: EventStreams;
}

type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  context: PostContext,
) => Promise<void>;

type Fields = Readonly<Record<string, unknown>>;

const gibibyte = 2 ** 30;
const defaultOfferLimit = 64 * gibibyte;
const defaultBodyPatience = 30_000;

/** JSON in: what a path does with its fields. */
function withFields(
  answer: (fields: Fields, response: ServerResponse, context: PostContext) => Promise<void> | void,
): Answer {
  return async (request, response, context) =>
    answer(
      await readFields(request, askLimit, context.bodyPatience ?? defaultBodyPatience),
      response,
      context,
    );
}

/** Cancels a call whose page has gone: nobody would read its answer. */
async function call({ method, ask, call }: Fields, response: ServerResponse, context: PostContext) {
  const { session } = context;
  if (response.destroyed) return;
  response.once('close', () => response.writableEnded || session.cancel(call));
  const bytes = await session.call(method, ask, call);
  if (!response.destroyed) sendBytes(response, bytes);
}

function boot({ token }: Fields, response: ServerResponse, context: PostContext) {
  const outcome = context.tokens.exchange(token);
  if (outcome.kind === 'taken') {
    context.events.watch();
    context.onBoot?.();
    return sendJson(response, 200, { bearer: outcome.bearer });
  }
  const isLocked = outcome.kind === 'locked';
  if (outcome.kind === 'locked' && outcome.isNew) context.onLock?.();
  const reason = isLocked
    ? 'Too many wrong keys were tried: no window is let in any more.'
    : 'The key of this window was used already, is wrong or is too old.';
  const hint = 'Close this window and start Quintile again.';
  sendProblems(response, isLocked ? 423 : 401, [{ code: 'usage', reason, hint }]);
}

/** A question whose answer is JSON. */
const asking = (ask: (session: Session, fields: Fields) => Promise<Reply<unknown>>): Answer =>
  withFields(async (fields, response, { session }) =>
    sendJson(response, 200, await ask(session, fields)),
  );

/** Wants a file for as long as its page is there. */
const whileThere =
  (response: ServerResponse): HandOver<SavedFile> =>
  () =>
    response.destroyed ? null : atOnce();

/** A question whose answer is a file for the page to hand over. */
const saving = (
  ask: (
    session: Session,
    fields: Fields,
    handOver: HandOver<SavedFile>,
  ) => Promise<Reply<SavedFile | null>>,
): Answer =>
  withFields(async (fields, response, { session }) => {
    const reply = await ask(session, fields, whileThere(response));
    if (response.destroyed) return;
    if (!reply.ok) return sendJson(response, 422, reply);
    if (reply.answer !== null)
      sendBytes(response, reply.answer.bytes, { 'X-Name': encodeURIComponent(reply.answer.name) });
  });

async function offer(request: IncomingMessage, response: ServerResponse, context: PostContext) {
  const name = shownName(String(request.headers['x-name'] ?? ''));
  const limit = context.offerLimit ?? defaultOfferLimit;
  const path = await receiveFile(request, context.offers, plainName(name), limit);
  const remove = () => removeReceived(path);
  const reply = await context.session.offer(path, name, remove);
  if (!reply.ok) remove();
  sendJson(response, 200, reply);
}

function events(_: Fields, response: ServerResponse, context: PostContext) {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
  context.events.add(response, context.session.listen);
}

const answers: Readonly<Record<PostPath, Answer>> = {
  '/boot': withFields(boot),
  '/call': withFields(call),
  '/cancel': withFields(({ call }, response, { session }) => {
    session.cancel(call);
    response.writeHead(204).end();
  }),
  '/offer': offer,
  '/forget': asking((session, { handles }) => session.forget(handles)),
  '/inspect': asking((session, { handles, call, mapping }) =>
    session.inspect(handles, call, mapping),
  ),
  '/import': asking((session, { ask, call }) => session.importFiles(ask, call)),
  '/import-sample': asking((session, { call }) => session.importSample(call)),
  '/save': saving((session, { spec, format, hideFurther }, handOver) =>
    session.save(spec, format, hideFurther, handOver),
  ),
  '/remembered': asking((session, { signature }) => session.remembered(signature)),
  '/save-mapping': saving((session, { mapping }) => session.saveMapping(mapping)),
  '/save-definition': saving((session, { definition }) => session.saveDefinition(definition)),
  '/save-quality': saving((session, { format }) => session.saveQuality(format)),
  '/workspaces': asking((session) => session.workspaces()),
  '/open-workspace': asking((session, { ask, call }) => session.openWorkspace(ask, call)),
  '/seal': asking((session, { passphrase }) => session.sealWith(passphrase)),
  '/delete-workspace': asking((session, { handle }) => session.deleteWorkspace(handle)),
  '/keep-recent': asking((session, { isOn }) => session.keepRecent(isOn)),
  '/events': withFields(events),
};

/** Answers a request that has been admitted. Rejects with a `Refusal` where its body is no good. */
export function answerPost(
  path: PostPath,
  request: IncomingMessage,
  response: ServerResponse,
  context: PostContext,
): Promise<void> {
  return answers[path](request, response, context);
}
