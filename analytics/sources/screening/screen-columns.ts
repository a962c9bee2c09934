import type { IdentifierFinding } from '../../contract/identifiers.ts';
import { findAddress } from './address.ts';
import {
  type Column,
  columnOfProfile,
  finding,
  type ScreenedProfile,
  type Test,
  type Verdict,
} from './column.ts';
import { findDateOfBirth } from './date-of-birth.ts';
import { findEmail } from './email.ts';
import { findFreeText } from './free-text.ts';
import { findHandful } from './handful.ts';
import { findHash } from './hash.ts';
import { findLocalIdentifier } from './local-identifier.ts';
import { findNhsNumber } from './nhs-number.ts';
import { findName } from './person-name.ts';
import { findPostcode } from './postcode.ts';
import { type CountedProfile, judgeCounted } from './screening-counts.ts';
import { findTelephone } from './telephone.ts';
import { findUprn } from './uprn.ts';

/** The surest first: of two that find the same share, the earlier speaks. */
const tests: readonly Test[] = [
  findNhsNumber,
  findEmail,
  findAddress,
  findPostcode,
  findTelephone,
  findDateOfBirth,
  findName,
  findUprn,
  findLocalIdentifier,
  findFreeText,
  findHash,
  findHandful,
];

/** What whole cells are comes first, then that they are text, then what stands inside the text. */
function weight({ severity, kind, share, isInside = false }: Verdict): number {
  const place = isInside ? 0 : kind === 'free-text' ? 2 : 4;
  return (severity === 'block' ? 8 : 0) + place + (share ?? 0.5);
}

/** One verdict with what others found inside its text. */
function united(best: Verdict, verdicts: readonly Verdict[]): Verdict {
  const inside = verdicts.filter((verdict) => verdict !== best && verdict.isInside === true);
  const reasons = [best, ...inside].map(({ reason }) => reason.replace(/\.$/, ''));
  return { ...best, reason: `${reasons.join('; besides, ')}.` };
}

/** What a column is, or null where nothing in it seems to name people. */
export function judge(column: Column): Verdict | null {
  if (column.cells.length === 0) return null;
  const verdicts = tests.flatMap((test) => test(column) ?? []);
  const [best] = verdicts.toSorted((a, b) => weight(b) - weight(a));
  return best === undefined ? null : united(best, verdicts);
}

/**
 * Columns that seem to name people, from their profiles: at most one finding for each. `fieldOf`
 * gives the canonical field that a column is mapped to, or null. Counts over all rows that come with
 * a profile speak where they are graver than what its values say.
 */
export function screenColumns(
  file: string,
  profiles: readonly (ScreenedProfile & Partial<CountedProfile>)[],
  fieldOf: (column: string) => string | null,
): readonly IdentifierFinding[] {
  return profiles.flatMap((profile) => {
    const seen = judge(columnOfProfile(profile, fieldOf(profile.name)));
    const { further } = profile;
    const isSure = seen?.severity === 'block' || further === undefined;
    const counted = isSure ? null : judgeCounted({ ...profile, further });
    const verdict = seen === null || counted?.severity === 'block' ? (counted ?? seen) : seen;
    return verdict === null ? [] : [finding(file, profile.name, verdict)];
  });
}
