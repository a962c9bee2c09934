import { shareOf } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import { flagForm, flagReader } from './flag-form.ts';
import { asked, lessSure, out, type Proposal, percent } from './proposal.ts';

/** How the numbers 1 and 2 of a column of yes and no may be meant. */
export const flagScales = ['one-two', 'count'] as const;

type Named = Proposal & { readonly field: string };

function oneOrTwo(candidate: Named): Proposal {
  const { field } = candidate;
  return asked(
    `Its name speaks for ${field}, but its cells are 1 and 2 without a 0.`,
    'Does 1 mean yes and 2 no, or do both count how often it was recorded?',
    [
      { label: '1 is yes, 2 is no', field, scale: 'one-two' },
      { label: 'Both mean yes', field, scale: 'count' },
    ],
  );
}

function inWords(profile: ColumnProfile, candidate: Named): Proposal {
  const read = flagReader(profile);
  const share = shareOf(profile, (cell) => typeof read(cell) === 'boolean') ?? 1;
  return share === 1
    ? candidate
    : lessSure(candidate, share, `Only ${percent(share)} of its cells say yes or no.`);
}

/** A column whose name speaks for a field of yes and no, held against what its cells say. */
export function flagColumn(profile: ColumnProfile, candidate: Named): Proposal {
  const { field, reason } = candidate;
  const speaks = `Its name speaks for ${field}, but its cells`;
  switch (flagForm(profile)) {
    case 'typed':
      return candidate;
    case 'empty':
      return profile.rows === 0 ? candidate : lessSure(candidate, 0.5, 'No cell holds anything.');
    case 'words':
      return inWords(profile, candidate);
    case 'counts':
      return lessSure(candidate, 0.9, 'Its cells are counts: 0 is no, 1 and more is yes.');
    case 'dates':
      return { ...candidate, reason: `${reason} Its cells are dates: a date is yes, a blank no.` };
    case 'one-or-two':
      return oneOrTwo(candidate);
    case 'codes':
      return out(`${speaks} do not say yes or no: they look like codes of a clinical system.`);
    default:
      return out(`${speaks} do not say yes or no.`);
  }
}
