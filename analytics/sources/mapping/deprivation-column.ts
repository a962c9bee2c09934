import type { MappingChoice } from '../../contract/extract.ts';
import { filledCells } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import {
  contradicts,
  type DeprivationForm,
  deprivationFields,
  formByRange,
  namedForm,
} from './deprivation-form.ts';
import { nameWords } from './name-words.ts';
import type { NamedColumn } from './named-column.ts';
import { asked, lessSure, out, type Proposal } from './proposal.ts';
import { editions, rankedAreas } from './rank-decile.ts';
import { countsFromLeast } from './read-group.ts';

const domains =
  /^(income|employment|education|health|crime|housing|services|barriers|environment|living|idaci|idaopi)$/;
const local = /^(local|lad|icb|ccg|icp|lcp|pcn|borough|la)$/;

/** The edition that a column's name states, e.g. `IMD 2019`; null where it states none. */
export function statedEdition(name: string): string | null {
  const words = nameWords(name);
  const year = words.find((word) => /^(20)?(15|19|25)$|^20(04|07|10)$/.test(word));
  return year === undefined ? null : `IMD 20${year.slice(-2)}`;
}

/** The edition of ranks of which no other has so many; else the one most in use, to be asked about. */
function editionByRange({ greatest }: ColumnProfile): { edition: string; isSure: boolean } {
  const [newest, usual] = editions;
  const most = greatest ?? 0;
  const isSure = most > (rankedAreas(usual) ?? 0) && most <= (rankedAreas(newest) ?? 0);
  return { edition: isSure ? newest : usual, isSure };
}

function askEdition(field: string): Pick<Proposal, 'question'> {
  const choices: readonly MappingChoice[] = editions.map((scale) => ({
    ...{ label: scale, field, scale },
  }));
  return { question: { text: 'Which edition of the IMD is this?', choices } };
}

/** The proposal with its edition: stated, told by the greatest rank, or asked about. */
function withEdition(
  profile: ColumnProfile,
  form: DeprivationForm,
  proposal: Proposal & { readonly field: string },
): Proposal {
  const stated = statedEdition(profile.name);
  if (stated !== null) {
    return form === 'rank' && rankedAreas(stated) === undefined
      ? out(`Ranks of ${stated} are not read.`)
      : { ...proposal, scale: stated };
  }
  if (form !== 'rank') return { ...proposal, ...askEdition(proposal.field) };
  const { edition, isSure } = editionByRange(profile);
  const said = isSure
    ? `No edition but ${edition} has so many ranks.`
    : `Its edition is not stated; taken for ${edition} till it is said.`;
  const guess = { ...lessSure(proposal, isSure ? 0.95 : 0.6, said), scale: edition };
  return isSure ? guess : { ...guess, ...askEdition(proposal.field) };
}

/** The name and the numbers say different things: kept out until somebody says which is right. */
function contradiction(said: DeprivationForm, seen: DeprivationForm | null): Proposal {
  const forms = new Set([said, ...(seen === null ? [] : [seen])]);
  const like = seen === null || seen === said ? 'mostly no such numbers' : `those of a ${seen}`;
  return asked(
    `Its name says ${said}, but its cells are ${like}.`,
    'What does this column hold?',
    [...forms].map((form) => ({ label: `IMD ${form}`, field: deprivationFields[form] })),
  );
}

const most: Readonly<Record<DeprivationForm, number>> = {
  score: 100,
  rank: 33_755,
  decile: 10,
  quintile: 5,
};

function proposalOf({ profile, words, candidate }: NamedColumn): Proposal {
  const said = namedForm(words);
  const isKnownForm = profile.filled > 0;
  const seen = isKnownForm ? formByRange(profile) : null;
  if (said !== null && isKnownForm && contradicts(profile, said, seen)) {
    return contradiction(said, seen);
  }
  const byName = Object.entries(deprivationFields).find(([, id]) => id === candidate?.field)?.[0];
  const form = said ?? seen ?? (byName as DeprivationForm | undefined) ?? null;
  if (form === null) return out('Its name says neither score, rank, decile nor quintile.');
  const field = deprivationFields[form];
  const found = `Its numbers go up to ${most[form]}.`;
  const isNamed = candidate?.field === field;
  const reason = said === null ? `A column of deprivation. ${found}` : `Its name says ${form}.`;
  const proposal = {
    field,
    confidence: isNamed ? candidate.confidence : said === null ? 0.6 : 0.8,
    reason:
      isNamed && said === null
        ? `${candidate.reason} ${found}`
        : isNamed
          ? candidate.reason
          : reason,
  };
  const noDecile =
    form === 'score' ? { reason: `${proposal.reason} A score gives no decile.` } : {};
  const few = said === 'decile' && seen === 'quintile';
  const judged = few ? lessSure(proposal, 0.7, 'Its numbers go up to 5 alone.') : proposal;
  return withEdition(profile, form, { ...judged, ...noDecile });
}

function isTurned(profile: ColumnProfile, { field }: Proposal): boolean {
  if (field !== 'imd_decile' && field !== 'imd_quintile') return false;
  return countsFromLeast(filledCells(profile), field === 'imd_decile' ? 10 : 5);
}

/**
 * What a column whose name speaks of deprivation holds: a score, a rank, a decile or a quintile,
 * told by its name and its range, with the edition as its scale. Single domains, local groups and a
 * practice's own deprivation are not read. Null where the name does not speak of deprivation.
 */
export function deprivationColumn(column: NamedColumn): Proposal | null {
  const { profile, words, candidate } = column;
  const isKnown = candidate?.field.startsWith('imd_') === true;
  if (!isKnown && !words.some((word) => /^(imd|iod|deprivation)$/.test(word))) return null;
  if (words.includes('practice')) return out("The practice's deprivation, not the person's.");
  if (words.some((word) => domains.test(word))) return out('One domain of deprivation, not all.');
  if (words.some((word) => local.test(word))) {
    return out('Groups within a local area: only national ones are read.');
  }
  const proposal = proposalOf(column);
  return isTurned(profile, proposal)
    ? lessSure(proposal, 0.8, 'Its labels count from the least deprived: it is turned round.')
    : proposal;
}
