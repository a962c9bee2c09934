import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The way from a one-use token, which a file or a terminal carries, to the bearer, which none does. */
export interface BootTokens {
  /** A new token that works once, for so many milliseconds. */
  mint(life: number): string;
  exchange(token: unknown): Exchange;
  holdsBearer(authorization: string | undefined): boolean;
}

export type Exchange =
  | { readonly kind: 'taken'; readonly bearer: string }
  | { readonly kind: 'refused' }
  /** `isNew` with the mistake that shut the door. */
  | { readonly kind: 'locked'; readonly isNew: boolean };

const allowedMistakes = 5;

const digest = (text: string) => createHash('sha256').update(text).digest();
const makeSecret = () => randomBytes(32).toString('base64url');

/** One window's tokens. The first that is exchanged ends all of them; five bad ones lock the door. */
export function makeBootTokens(): BootTokens {
  const bearer = makeSecret();
  const expected = digest(`Bearer ${bearer}`);
  let live: readonly { readonly hash: Buffer; readonly until: number }[] = [];
  let isTaken = false;
  let mistakes = 0;

  const isLive = (token: string) => {
    const given = digest(token);
    return (
      live.filter(({ hash, until }) => timingSafeEqual(hash, given) && Date.now() < until).length >
      0
    );
  };

  return {
    mint(life) {
      const token = makeSecret();
      const now = Date.now();
      live = [
        ...live.filter(({ until }) => now < until),
        { hash: digest(token), until: now + life },
      ];
      return token;
    },
    exchange(token) {
      if (mistakes >= allowedMistakes) return { kind: 'locked', isNew: false };
      if (typeof token !== 'string' || !isLive(token)) {
        mistakes += 1;
        return mistakes >= allowedMistakes ? { kind: 'locked', isNew: true } : { kind: 'refused' };
      }
      live = [];
      isTaken = true;
      return { kind: 'taken', bearer };
    },
    holdsBearer: (authorization) =>
      isTaken && authorization !== undefined && timingSafeEqual(expected, digest(authorization)),
  };
}
