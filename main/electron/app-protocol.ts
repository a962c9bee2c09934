import type { CustomScheme } from 'electron';
import { type PageFiles, securityHeaders } from '../page-files.ts';

/** The only origin that the window ever has. */
export const origin = 'app://bundle';

/** The privileges of `app:`. Never `bypassCSP`, `corsEnabled` or `allowServiceWorkers`. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Answers `app://bundle/…` from the built page and everything else with 404. */
export function answerFrom(page: PageFiles): (request: Request) => Response {
  return ({ method, url }) => {
    const file = url.startsWith(`${origin}/`) ? page.get(url.slice(origin.length)) : undefined;
    if (method !== 'GET' || file === undefined) {
      return new Response(null, { status: 404, headers: securityHeaders });
    }
    return new Response(file.bytes, { headers: { ...securityHeaders, 'Content-Type': file.type } });
  };
}
