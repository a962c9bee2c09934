import type { FromEngine, ToEngine } from '../../analytics/contract/engine-message.ts';
import type { Problem } from '../../analytics/contract/problem.ts';
import { encodeReply } from '../../analytics/contract/wire.ts';
import type { EngineChannel, EngineRole, Launch } from '../../main/engine-channel.ts';

/** One engine process that a test plays by hand. */
export interface FakeProcess {
  readonly role: EngineRole;
  readonly sent: ToEngine[];
  readonly isKilled: () => boolean;
  say(message: FromEngine): void;
  ready(): void;
  answer(id: number, answer: unknown): void;
  refuse(id: number, problem: Problem): void;
  die(): void;
}

/** The calls that a fake process has been sent, in order. */
export function callsOf(engine: FakeProcess) {
  return engine.sent.filter((message) => message.kind === 'call');
}

/** A launch whose processes are collected instead of started. */
export function fakeLaunch(onStart: (engine: FakeProcess) => void = () => undefined) {
  const engines: FakeProcess[] = [];
  const launch: Launch = (role) => {
    let hear: (message: FromEngine) => void = () => undefined;
    let leave: () => void = () => undefined;
    let killed = false;
    const sent: ToEngine[] = [];
    const engine: FakeProcess = {
      role,
      sent,
      isKilled: () => killed,
      say: (message) => hear(message),
      ready: () => hear({ kind: 'ready' }),
      answer: (id, answer) => hear({ kind: 'reply', id, bytes: encodeReply({ ok: true, answer }) }),
      refuse: (id, problem) =>
        hear({ kind: 'reply', id, bytes: encodeReply({ ok: false, problems: [problem] }) }),
      die: () => leave(),
    };
    engines.push(engine);
    const channel: EngineChannel = {
      send(message) {
        sent.push(message);
        if (message.kind === 'close') leave();
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onExit: (listener) => {
        leave = listener;
      },
      kill() {
        killed = true;
        leave();
      },
    };
    queueMicrotask(() => onStart(engine));
    return channel;
  };
  return { launch, engines };
}
