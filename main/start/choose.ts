import type { Fetched } from './electron-binary.ts';

/** What decides which window opens. */
export interface Circumstances {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly noBrowser: boolean;
  /** Looks for Electron, and fetches it where that can be done. */
  fetch(): Promise<Fetched>;
}

export type Choice =
  | { readonly kind: 'electron'; readonly binary: string }
  | { readonly kind: 'loopback'; readonly reason: string | null };

const loopback = (reason: string | null): Choice => ({ kind: 'loopback', reason });

/** Electron where it can run; otherwise the browser window, with the reason in words. */
export async function chooseWindow(circumstances: Circumstances): Promise<Choice> {
  const { platform, environment, isRoot, noBrowser, fetch } = circumstances;
  if (noBrowser) return loopback(null);
  const screens = [environment['DISPLAY'], environment['WAYLAND_DISPLAY']];
  if (platform === 'linux' && !screens.some((screen) => screen !== undefined && screen !== '')) {
    return loopback('There is no screen for a desktop window');
  }
  if (platform === 'linux' && isRoot) return loopback('Electron keeps no sandbox for root');
  const fetched = await fetch();
  return fetched.kind === 'ready'
    ? { kind: 'electron', binary: fetched.binary }
    : loopback(fetched.reason);
}
