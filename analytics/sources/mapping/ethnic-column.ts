import { filledCells, shareOf } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { NamedColumn } from './named-column.ts';
import { lessSure, out, type Proposal, percent } from './proposal.ts';
import { isPoliceCode, readEthnicGroup, readEthnicity, schemeOf } from './read-ethnicity.ts';

/** Schemes by which Chinese people are counted: as Asian, or with other groups. */
export const ethnicSchemes = ['2011', '2001'] as const;

const ofSomethingElse = /^(date|dt|source|count|recorded|known|missing|practice|flag|language)$/;

function withScheme({ profile, words }: NamedColumn, proposal: Proposal): Proposal {
  const year = words.find((word) => /^20(01|11|21)$/.test(word));
  const named = year === undefined ? null : year === '2001' ? '2001' : '2011';
  const scheme = named ?? schemeOf(filledCells(profile));
  if (scheme !== null) return { ...proposal, scale: scheme };
  const choice = (label: string, scale: string) => ({ label, field: 'ethnic_group', scale });
  return {
    ...proposal,
    question: {
      text: 'Are Chinese people counted as Asian, or with other ethnic groups?',
      choices: [
        choice('As Asian (censuses of 2011 and 2021)', '2011'),
        choice('With other ethnic groups (census of 2001)', '2001'),
      ],
    },
  };
}

/** What the cells are: categories of the 16+1 list, broad groups, or neither. */
function byCells(profile: ColumnProfile, known: Proposal | null): Proposal | null {
  const fine = shareOf(profile, (cell) => readEthnicity(cell) !== undefined);
  const broad = shareOf(profile, (cell) => readEthnicGroup(cell, '2011') !== undefined);
  if (fine === null || broad === null) return known;
  if ((shareOf(profile, isPoliceCode) ?? 0) > 0.02) {
    return out('Its codes are those that the police use: the same letters mean other groups.');
  }
  const share = Math.max(fine, broad);
  if (share < 0.5)
    return out('Its name speaks of ethnicity, but its cells are no list that is known.');
  const field = broad > fine ? 'ethnic_group' : 'ethnicity';
  const what = broad > fine ? 'broad ethnic groups' : 'ethnic categories (16+1)';
  const proposal: Proposal =
    known?.field === field
      ? known
      : { field, confidence: 0.8, reason: `A column of ethnicity whose cells are ${what}.` };
  return share > 0.98
    ? proposal
    : lessSure(proposal, share, `Only ${percent(share)} of its cells are read.`);
}

/** Ethnic categories or broad groups, told by the cells; null where the name does not speak of them. */
export function ethnicColumn(column: NamedColumn): Proposal | null {
  const { profile, words, candidate } = column;
  const isKnown = candidate?.field === 'ethnicity' || candidate?.field === 'ethnic_group';
  if (!isKnown && !words.some((word) => /^ethnic|^ethnos/.test(word))) return null;
  if (!isKnown && words.some((word) => ofSomethingElse.test(word))) return null;
  const proposal = byCells(profile, isKnown ? candidate : null);
  if (proposal === null)
    return out('Its name does not say which list of ethnic categories it holds.');
  return proposal.field === 'ethnic_group' ? withScheme(column, proposal) : proposal;
}
