import type { Method, Progress } from './methods.ts';

/** What a host sends to an engine process. */
export type ToEngine =
  | { readonly kind: 'call'; readonly id: number; readonly method: Method; readonly ask: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' };

/** What an engine process sends back. `ready` comes once, before anything else. */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'reply'; readonly id: number; readonly bytes: Uint8Array };
