import type { Host } from '../../analytics/contract/host.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { connectLoopback } from './loopback-host.ts';

declare global {
  var quintile: Host | undefined;
}

/** Takes the one-use token out of the address, so that no history or screenshot keeps it. */
function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('boot');
  history.replaceState(null, '', location.pathname);
  return token;
}

/** The key lives in this page's memory only: a reload would lose it, so the keys for it do nothing. */
function holdReload(): void {
  addEventListener('keydown', (event) => {
    const reload =
      event.key === 'F5' || ((event.ctrlKey || event.metaKey) && /^r$/i.test(event.key));
    if (reload) event.preventDefault();
  });
}

/**
 * The host of this window, chosen once and by feature: the bridge where there is one, else the
 * loopback server that served the page. Throws {@link Refusal} where neither lets the page in.
 */
export async function connect(): Promise<Host> {
  if (globalThis.quintile !== undefined) return globalThis.quintile;
  const token = takeToken();
  if (token === null) {
    throw new Refusal({
      code: 'usage',
      reason: 'This window has no key to the program: it was reloaded, or opened by hand.',
      hint: 'Close this window and start Quintile again. A workspace that is kept in a file is as it was.',
    });
  }
  holdReload();
  return connectLoopback(token);
}
