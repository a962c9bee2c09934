import type { App, CommandLine, Session, WebContents } from 'electron';
import type { PageFiles } from '../page-files.ts';
import { answerFrom, appScheme, origin } from './app-protocol.ts';

type Electron = typeof import('electron');

/** What keeps Chromium off the network, whatever in it would like to go there. */
export const switches: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', '127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['disable-http-cache'],
  ['dns-prefetch-disable'],
  ['metrics-recording-only'],
  ['no-pings'],
  ['disable-features', 'MediaRouter,OptimizationHints,SpareRendererForSitePerProcess,Translate'],
];

/** Before Electron is ready: the sandbox for every process, the switches, and the one scheme. */
export function lockProgram({ app, protocol }: Pick<Electron, 'app' | 'protocol'>) {
  app.enableSandbox();
  setSwitches(app.commandLine);
  protocol.registerSchemesAsPrivileged([appScheme]);
  lockApp(app);
}

function setSwitches(commandLine: CommandLine) {
  for (const [name, value] of switches) commandLine.appendSwitch(name, value);
}

/** Refuses whatever a page could bring about by itself, for every page that there will ever be. */
function lockApp(app: App) {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}

function lockContents(contents: WebContents) {
  const prevent = (event: { preventDefault(): void }) => event.preventDefault();
  contents.on('will-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-attach-webview', prevent);
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** What the window may load: its own files, and pictures that it drew itself. */
export function mayLoad(url: string, resourceType: string): boolean {
  if (url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`)) return true;
  return url.startsWith('data:') && resourceType === 'image';
}

/** Refuses every permission and device, every download, and every request but those for the page. */
export function lockSession(session: Session, page: PageFiles, isDeveloping: boolean) {
  session.protocol.handle(appScheme.scheme, answerFrom(page));
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setCertificateVerifyProc((_request, answer) => answer(-2));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-hid-device', (event) => event.preventDefault());
  session.on('select-serial-port', (event) => event.preventDefault());
  session.on('select-usb-device', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url, resourceType }, answer) => {
    const isTool = isDeveloping && url.startsWith('devtools:');
    answer({ cancel: !(isTool || mayLoad(url, resourceType)) });
  });
}
