import { type Cell, type Column, percent, spread, type Verdict } from './column.ts';
import { ofHash, saying } from './heading.ts';
import { maskCode, masks } from './mask.ts';

const ofIdentifier = saying(
  ...[
    'postcode',
    'post code',
    'pcd',
    'pcds',
    'pcode',
    'uprn',
    'udprn',
    'nhs',
    'chi',
    'dob',
    'birth',
  ],
  ...[
    'name',
    'names',
    'forename',
    'firstname',
    'surname',
    'lastname',
    'fullname',
    'address',
    'addr',
  ],
  ...[
    'email',
    'mail',
    'phone',
    'telephone',
    'tel',
    'mobile',
    'mrn',
    'hospital',
    'nino',
    'birthdate',
  ],
  ...['national insurance', 'passport'],
);
const identifierRun = /postcode|uprn|nhsno|nhsnum|forename|surname|firstname|lastname|birthdate/;

const hexadecimal =
  /^(?:0x)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const uuid = /^[{]?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[}]?$/i;
const base64 = /^[A-Za-z0-9+/_-]{21,86}={0,2}$/;

/** A value that looks like the digest of another: hexadecimal, a UUID, or base64. */
export function looksHashed({ text, digits, letters }: Cell): boolean {
  if (text.length < 20 || text.length > 130) return false;
  if (hexadecimal.test(text) || uuid.test(text)) return true;
  return base64.test(text) && letters > digits && /[a-z]/.test(text) && /[A-Z]/.test(text);
}

function areHashes(cells: readonly Cell[]): boolean {
  const hashed = cells.filter(looksHashed);
  const lengths = new Set(hashed.map(({ text }) => text.length));
  return hashed.length > 0 && hashed.length >= cells.length * 0.8 && lengths.size <= 2;
}

/** Hashes of identifiers, which whoever has the key or the list can undo: a warning. */
export function findHash({ heading, field, cells, distinct }: Column): Verdict | null {
  const isNamed = ofIdentifier(heading) || identifierRun.test(heading.squashed);
  if (!isNamed || field === 'person_id') return null;
  const looked = spread(cells, 200);
  const byName = ofHash(heading) && distinct > 5;
  if (!areHashes(looked) && !byName) return null;
  const share = looked.filter(looksHashed).length / Math.max(1, looked.length);
  const how =
    share > 0
      ? `${percent(share)} of the different values look like hashes`
      : 'the name says that it was replaced';
  return {
    kind: 'hash',
    severity: 'warn',
    reason: `The name is that of an identifier, and ${how}: whoever has the key or a list of all originals can undo that.`,
    share: share > 0 ? share : null,
    masked: masks(
      looked.map(({ text }) => text),
      maskCode,
    ),
  };
}
