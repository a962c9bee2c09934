import type { ServerResponse } from 'node:http';
import type { Problem } from '../../analytics/contract/problem.ts';

export function sendJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

export function sendProblems(
  response: ServerResponse,
  status: number,
  problems: readonly Problem[],
) {
  sendJson(response, status, { ok: false, problems });
}

export function sendBytes(
  response: ServerResponse,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': bytes.length,
    ...headers,
  });
  response.end(bytes);
}
