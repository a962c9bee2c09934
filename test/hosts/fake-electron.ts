import { EventEmitter } from 'node:events';

type Handler = (...parts: never[]) => unknown;

/** Records every handler that is set on it by a `set…` or `handle` method, to be called by a test. */
export function recorder() {
  const handlers = new Map<string, Handler>();
  const emitter = new EventEmitter();
  const record = (name: string) => (handler: Handler) => void handlers.set(name, handler);
  return { handlers, emitter, record };
}

const sessionSetters = [
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'setBluetoothPairingHandler',
  'setCertificateVerifyProc',
] as const;

/** A session whose handlers a test can call as a hostile page would. */
export function fakeSession() {
  const { handlers, emitter, record } = recorder();
  const facts = { spellChecker: null as boolean | null, cleared: 0, filter: null as unknown };
  const session = Object.assign(emitter, {
    ...Object.fromEntries(sessionSetters.map((name) => [name, record(name)])),
    protocol: {
      handle: (scheme: string, handler: Handler) =>
        void handlers.set(`protocol:${scheme}`, handler),
    },
    webRequest: {
      onBeforeRequest(filter: unknown, handler: Handler) {
        facts.filter = filter;
        handlers.set('onBeforeRequest', handler);
      },
    },
    setSpellCheckerEnabled: (enabled: boolean) => {
      facts.spellChecker = enabled;
    },
    clearStorageData: async () => {
      facts.cleared += 1;
    },
  });
  const call = (name: string, ...parts: unknown[]) =>
    (handlers.get(name) as (...all: unknown[]) => unknown)(...parts);
  return { session, handlers, facts, call };
}

/** Web contents that remember what was sent to them. */
export function fakeContents(id: number) {
  const { handlers, emitter } = recorder();
  const sent: unknown[][] = [];
  const contents = Object.assign(emitter, {
    id,
    sent,
    send: (...parts: unknown[]) => void sent.push(parts),
    isDestroyed: () => false,
    setWindowOpenHandler: (handler: Handler) => void handlers.set('open', handler),
  });
  return { contents, handlers };
}

/** A cancellable event that says whether it was prevented. */
export function fakeEvent() {
  const event = {
    isPrevented: false,
    preventDefault() {
      event.isPrevented = true;
    },
  };
  return event;
}

/** The whole module: what was opened, set and registered on it is in `facts`. */
export function fakeElectron(
  options: { readonly hasLock?: boolean; readonly chosen?: number } = {},
) {
  const order: string[] = [];
  const switches = new Map<string, string | undefined>();
  const schemes: unknown[] = [];
  const paths = new Map<string, string>();
  const windows: {
    options: Record<string, unknown>;
    url: string | null;
    focused: number;
    contents: EventEmitter;
  }[] = [];
  const ipc = new Map<string, Handler>();
  const browsing = fakeSession();
  const partitions: unknown[][] = [];
  const forks: unknown[][] = [];
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => void order.push('enableSandbox'),
    commandLine: {
      appendSwitch: (name: string, value?: string) => void switches.set(name, value),
    },
    requestSingleInstanceLock: () => {
      order.push('lock');
      return options.hasLock ?? true;
    },
    quit: () => void order.push('quit'),
    setPath: (name: string, path: string) => void paths.set(name, path),
    getPath: () => '/documents',
    whenReady: async () => void order.push('ready'),
  });
  class BrowserWindow extends EventEmitter {
    readonly webContents = fakeContents(windows.length + 1).contents;
    readonly record;
    constructor(given: Record<string, unknown>) {
      super();
      const contents = this.webContents;
      this.record = { options: given, url: null as string | null, focused: 0, contents };
      windows.push(this.record);
      order.push('window');
    }
    async loadURL(url: string) {
      this.record.url = url;
    }
    isMinimized() {
      return false;
    }
    focus() {
      this.record.focused += 1;
    }
    show() {}
  }
  const electron = {
    app,
    BrowserWindow,
    protocol: {
      registerSchemesAsPrivileged(given: unknown[]) {
        order.push('schemes');
        schemes.push(...given);
      },
    },
    session: {
      fromPartition: (...given: unknown[]) => {
        partitions.push(given);
        return browsing.session;
      },
    },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: () => void order.push('menu'),
    },
    ipcMain: { handle: (channel: string, handler: Handler) => void ipc.set(channel, handler) },
    utilityProcess: {
      fork: (...given: unknown[]) => {
        forks.push(given);
        const child = Object.assign(new EventEmitter(), {
          pid: undefined,
          postMessage: (message: { kind: string }) => {
            if (message.kind === 'close') child.emit('exit', 0);
          },
        });
        return child;
      },
    },
    dialog: {
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
      showMessageBoxSync: () => options.chosen ?? 0,
    },
  };
  return { electron, order, switches, schemes, paths, windows, ipc, browsing, partitions, forks };
}
