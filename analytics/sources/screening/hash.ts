import { isDigest, looksHashed } from '../mapping/looks-hashed.ts';
import { type Cell, type Column, percent, spread, type Verdict } from './column.ts';
import { isPersonKey, ofHash, saying } from './heading.ts';
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

/** Headings of what was hashed to tell rows or files apart, and not people. */
const ofRow = saying(
  ...[
    'row',
    'record',
    'file',
    'batch',
    'checksum',
    'etag',
    'diff',
    'hashdiff',
    'commit',
    'version',
  ],
);

const mostLooked = 200;

const looks = ({ text }: Cell) => looksHashed(text);

/** At most two lengths: a digest has one, and base64 of it may have its end cut off. */
function areHashes(cells: readonly Cell[], isHash: (cell: Cell) => boolean): boolean {
  const hashed = cells.filter(isHash);
  const lengths = new Set(hashed.map(({ text }) => text.length));
  return hashed.length > 0 && hashed.length >= cells.length * 0.8 && lengths.size <= 2;
}

function verdict(reason: string, looked: readonly Cell[], share: number | null): Verdict {
  const masked = masks(
    looked.map(({ text }) => text),
    maskCode,
  );
  return { kind: 'hash', severity: 'warn', reason, share, masked };
}

/** Digests under a name that says nothing, which may be those of identifiers. */
function unnamedHash({ heading, field, distinct }: Column, looked: readonly Cell[]) {
  if (field === 'person_id' || ofRow(heading) || distinct < 3) return null;
  if (!areHashes(looked, ({ text }) => isDigest(text))) return null;
  const share = looked.filter(({ text }) => isDigest(text)).length / looked.length;
  const what = `${percent(share)} of the different values look like hashes`;
  return verdict(
    `${what}: of identifiers, whoever has the key or a list of all originals can undo them.`,
    looked,
    share,
  );
}

/**
 * Hashes of identifiers, which whoever has the key or the list can undo: a warning. Digests warn
 * under any name but that of a pseudonym, by which an extract is meant to know its people.
 */
export function findHash(column: Column): Verdict | null {
  const { heading, field, cells, distinct } = column;
  if (isPersonKey(heading)) return null;
  const looked = spread(cells, mostLooked);
  const isNamed = ofIdentifier(heading) || identifierRun.test(heading.squashed);
  if (!isNamed) return unnamedHash(column, looked);
  const byName = ofHash(heading) && distinct > 5 && field !== 'person_id';
  if (!areHashes(looked, looks) && !byName) return null;
  const share = looked.filter(looks).length / Math.max(1, looked.length);
  const how =
    share > 0
      ? `${percent(share)} of the different values look like hashes`
      : 'the name says that it was replaced';
  const undone = 'whoever has the key or a list of all originals can undo that';
  return verdict(
    `The name is that of an identifier, and ${how}: ${undone}.`,
    looked,
    share > 0 ? share : null,
  );
}
