import { type Column, percent, type Verdict } from './column.ts';
import { ofOrganisation, ofPerson, saying } from './heading.ts';
import { masks } from './mask.ts';

const address =
  /[\p{L}\p{N}._%+'-]*[\p{L}\p{N}_%+-]@[\p{L}\p{N}](?:[\p{L}\p{N}-]*\.)+(?:[a-z]{2,24}|[A-Z]{2,24})/u;
const ofMail = saying('email', 'e mail', 'mail', 'emails');

/** E-mail addresses, alone or inside longer text: one is enough. */
export function findEmail({ heading, cells }: Column): Verdict | null {
  const found = cells.filter(({ hasAt, text }) => hasAt && address.test(text));
  if (found.length === 0) return null;
  const share = found.length / cells.length;
  const isPublic = ofOrganisation(heading) && !ofPerson(heading) && ofMail(heading);
  return {
    kind: 'email',
    severity: isPublic ? 'warn' : 'block',
    reason: `${percent(share)} of the different values hold an e-mail address${isPublic ? ', by the name an organisation’s' : ''}.`,
    share,
    masked: masks(
      found.map(({ text }) => text),
      (text) => `${/^[a-z]/i.test(text) ? text[0] : ''}***@***`,
    ),
    isInside: found.every(({ hasSpace }) => hasSpace),
  };
}
