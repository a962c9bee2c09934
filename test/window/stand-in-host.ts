import type { ExtractSummary } from '../../analytics/contract/extract.ts';
import type { ChartSpec, Host, HostEvent } from '../../analytics/contract/host.ts';
import { encodeReply } from '../../analytics/contract/wire.ts';
import { categories } from './stand-in-categories.ts';
import { heldConditions, receipt } from './stand-in-documents.ts';
import { answerTo } from './stand-in-engine.ts';
import { fileMembers, type HandedMapping, type Steps } from './stand-in-files.ts';
import { lockedPolicies } from './stand-in-policies.ts';
import { makeReleases } from './stand-in-releases.ts';
import { answers, stopped } from './stand-in-reply.ts';
import { makeWorkspaces } from './stand-in-workspaces.ts';

/** What a test may look at, and set going, from outside the page. */
export interface StandIn {
  readonly host: Host;
  readonly saved: { spec: ChartSpec; format: string; hideFurther?: boolean }[];
  /** The text of every definition that was saved, in order. */
  readonly documents: string[];
  /** Every mapping that was looked at, loaded with or saved, in order. */
  readonly mappings: HandedMapping[];
  /** Every method that was called, in order. */
  readonly asked: string[];
  readonly tell: (event: HostEvent) => void;
  /** Milliseconds that each answer takes. */
  pause: number;
}

const extract: ExtractSummary = {
  name: 'stand-in',
  asAt: '2026-04-01',
  synthetic: true,
  people: 99_969,
  deprivation: 'IMD 2019, national quintiles',
  place: 'registered: practice, PCN, LCP',
  conditions: heldConditions,
  receipt,
  breakdowns: ['segment', 'quintile', 'age_band', 'sex', 'lcp', 'pcn', 'practice'],
  dimensions: categories,
  hasShapes: true,
};

export interface StandInOptions {
  /** With an extract from the start. */
  readonly isOpen: boolean;
  /** Without sex, deprivation and boundaries. */
  readonly isBare: boolean;
  /** With two extracts in the workspace. */
  readonly isSeveral: boolean;
  /** After a crash. */
  readonly isRecovered: boolean;
  /** In a browser's window. */
  readonly isBrowser: boolean;
  /** Locked to one policy by an organisation. */
  readonly isLocked: boolean;
  /** With releases that every figure would tell too much with. */
  readonly isTold: boolean;
  /** In a workspace that may only be read. */
  readonly isShut: boolean;
}

const { age_band, lcp } = categories;
const bare: ExtractSummary = {
  ...extract,
  deprivation: null,
  hasShapes: false,
  breakdowns: ['segment', 'age_band', 'lcp', 'pcn', 'practice'],
  dimensions: { age_band, lcp },
};

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const crashed =
  'The program ended without closing this workspace: it was opened at its last good state.';

/** Who listens, what was cancelled, and how progress is told. */
function makeCalls(pause: () => number) {
  const listeners = new Set<(event: HostEvent) => void>();
  const cancelled = new Set<string>();
  const tell = (event: HostEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  const steps: Steps = async (call, phrase) => {
    for (let step = 1; step <= 8; step++) {
      tell({ kind: 'progress', call, progress: { share: step / 8, phrase: phrase(step) } });
      await wait(pause() * 4);
      if (cancelled.has(call)) return false;
    }
    return true;
  };
  const listen: Host['listen'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { tell, steps, listen, cancel: (call: string) => void cancelled.add(call) };
}

/** A host in the page itself, on invented people: for tests of the window alone. */
export function makeStandIn(options: StandInOptions): StandIn {
  const { isOpen, isBare, isSeveral, isRecovered, isBrowser, isLocked, isTold } = options;
  const register = options.isShut ? 'shut' : isTold ? 'kept' : 'for-this-session';
  const releases = makeReleases({ isTold });
  const workspaces = makeWorkspaces({
    extract: isBare ? bare : extract,
    isOpen,
    isSeveral,
    notices: isRecovered ? [crashed] : [],
    register,
  });
  const { tell, steps, listen, cancel } = makeCalls(() => standIn.pause);
  const mappings: HandedMapping[] = [];
  const standIn: StandIn = {
    saved: [],
    documents: [],
    mappings,
    asked: [],
    tell,
    pause: 15,
    host: {
      kind: isBrowser ? 'loopback' : 'electron',
      async call(method, ask) {
        standIn.asked.push(method);
        await wait(standIn.pause);
        if (method === 'release.list') return encodeReply(releases.list());
        return encodeReply(
          isLocked && method === 'policy.list'
            ? answers(lockedPolicies)
            : answerTo(workspaces, method, ask),
        );
      },
      cancel,
      ...fileMembers(workspaces, steps, mappings),
      async save(spec, format, hideFurther = false) {
        standIn.saved.push({ spec, format, ...(hideFurther ? { hideFurther } : {}) });
        return releases.save(spec, format, hideFurther);
      },
      async saveDefinition({ text, name }) {
        standIn.documents.push(text);
        return answers({ name });
      },
      saveQuality: async (format) => answers({ name: `quality.${format}` }),
      workspaces: async () => answers(workspaces.list()),
      async openWorkspace(ask, call) {
        const isWhole = await steps(call, (step) => `Opening, part ${step} of 8`);
        return isWhole ? workspaces.open(ask) : stopped;
      },
      sealWith: async (passphrase) => workspaces.seal(passphrase),
      deleteWorkspace: async (handle) => workspaces.remove(handle),
      keepRecent: async (isOn) => workspaces.keepRecent(isOn),
      listen,
    },
  };
  return standIn;
}
