import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PageFile, securityHeaders } from '../page-files.ts';
import { problemsOf } from '../reply.ts';
import { admit } from './admission.ts';
import { TooLarge, TooSlow } from './body.ts';
import { makeBootTokens } from './boot-tokens.ts';
import { makeEventStreams } from './event-streams.ts';
import type { LoopbackOptions } from './loopback-options.ts';
import { answerPost } from './posts.ts';
import { sendProblems } from './send.ts';

export interface LoopbackServer {
  readonly port: number;
  /** An address with a token that opens the window once, within so many milliseconds. */
  mintAddress(life: number): string;
  close(): Promise<void>;
}

function sendFile(response: ServerResponse, { bytes, type, hash }: PageFile) {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': bytes.length,
    ETag: `"${hash}"`,
  });
  response.end(bytes);
}

/** Drops what is left of a refused body, so that the reply arrives and the connection ends. */
function endRequest(request: IncomingMessage, response: ServerResponse) {
  if (request.complete) return;
  response.setHeader('Connection', 'close');
  response.once('finish', () => setTimeout(() => request.destroy(), 200).unref());
  request.resume();
}

function failPost(request: IncomingMessage, response: ServerResponse, error: unknown) {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  endRequest(request, response);
  const late = error instanceof TooSlow ? 408 : 400;
  sendProblems(response, error instanceof TooLarge ? 413 : late, problemsOf(error));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Serves one window on 127.0.0.1, on a port that the system chooses. */
export async function serveWindow(options: LoopbackOptions): Promise<LoopbackServer> {
  const { session, page, patience = 10_000, onIdle } = options;
  const tokens = makeBootTokens();
  const events = makeEventStreams(patience, onIdle);
  let port = 0;

  const server = createServer(
    { requestTimeout: 0, headersTimeout: 10_000 },
    (request, response) => {
      for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
      const { method = '', url = '', rawHeaders } = request;
      const verdict = admit(
        { method, url, rawHeaders },
        { port, page, holdsBearer: tokens.holdsBearer },
      );
      if (verdict.kind === 'file') return sendFile(response, verdict.file);
      if (verdict.kind === 'refused') {
        endRequest(request, response);
        return sendProblems(response, verdict.status, [{ code: 'usage', reason: verdict.reason }]);
      }
      answerPost(verdict.path, request, response, { ...options, tokens, events }).catch((error) =>
        failPost(request, response, error),
      );
    },
  );
  port = await listen(server);

  return {
    port,
    mintAddress: (life) => `http://127.0.0.1:${port}/#boot=${tokens.mint(life)}`,
    async close() {
      events.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await session.close();
    },
  };
}
