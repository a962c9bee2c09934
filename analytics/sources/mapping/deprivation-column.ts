import type { MappingChoice } from '../../contract/extract.ts';
import { filledCells } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import { statedEdition, withEdition } from './deprivation-edition.ts';
import {
  contradicts,
  type DeprivationForm,
  deprivationFields,
  namedForm,
} from './deprivation-form.ts';
import {
  areRanksOfFew,
  countsFromNought,
  formsByRange,
  type SeenForms,
} from './deprivation-range.ts';
import type { NamedColumn } from './named-column.ts';
import { asked, keepOut, lessSure, out, type Proposal } from './proposal.ts';
import { countsFromLeast, namesLeastFirst } from './read-group.ts';

export { statedEdition } from './deprivation-edition.ts';

const domains =
  /^(income|employment|education|health|crime|housing|services|barriers|environment|living|idaci|idaopi)$/;
const local = /^(local|lad|icb|ccg|icp|lcp|pcn|borough|la)$/;
const otherGroups =
  /^(percentile|percentiles|centile|percent|pct|pctile|quartile|tertile|tercile|ventile|vigintile)$/;
const otherWay = /^(inverse|inverted|reverse|reversed|rev|affluence|affluent)$/;

/** What a column may be, each with the edition that its name states. */
function choicesOf(
  forms: Iterable<DeprivationForm>,
  { name }: ColumnProfile,
): readonly MappingChoice[] {
  const scale = statedEdition(name);
  return [...forms].map((form) => ({
    ...{ label: `IMD ${form}`, field: deprivationFields[form] },
    ...(scale === null ? {} : { scale }),
  }));
}

const whatIsIt = 'What does this column hold?';

/** The name and the numbers say different things: kept out until somebody says which is right. */
function contradiction(profile: ColumnProfile, said: DeprivationForm, seen: SeenForms): Proposal {
  const [first = null] = seen.forms;
  const like = first === null || first === said ? 'mostly no such numbers' : `those of a ${first}`;
  return asked(
    `Its name says ${said}, but its cells are ${like}.`,
    whatIsIt,
    choicesOf(new Set([said, ...seen.forms]), profile),
  );
}

/** A column whose name says what it holds, held against its cells. */
function saidColumn({ profile, candidate }: NamedColumn, said: DeprivationForm): Proposal {
  const field = deprivationFields[said];
  const isNamed = candidate?.field === field;
  const reason = isNamed ? candidate.reason : `Its name says ${said}.`;
  const proposal = { field, confidence: isNamed ? candidate.confidence : 0.8, reason };
  if (profile.filled === 0) return withEdition(profile, said, proposal);
  const seen = formsByRange(profile);
  if (contradicts(profile, said, seen.forms[0] ?? null)) return contradiction(profile, said, seen);
  const choices = choicesOf([said], profile);
  if (said === 'rank' && areRanksOfFew(profile)) {
    const why = 'Its name says rank, but its ranks go no further than those of one place would.';
    return asked(why, 'Are these ranks among all areas of England?', choices);
  }
  const isGroup = said === 'decile' || said === 'quintile';
  if (isGroup && countsFromNought(profile)) {
    return out(`Its name says ${said}, but it counts from 0: only 1 and upwards is read.`);
  }
  if (said === 'decile' && seen.forms[0] === 'quintile') {
    const few = lessSure(proposal, 0.7, 'Its numbers go up to 5 alone.');
    const kinds = [...choicesOf(['decile', 'quintile'], profile), keepOut];
    return withEdition(profile, said, { ...few, question: { text: whatIsIt, choices: kinds } });
  }
  const none = said === 'score' ? ' A score gives no decile.' : '';
  return withEdition(profile, said, { ...proposal, reason: `${reason}${none}` });
}

/** A column of deprivation whose name does not say what it holds. */
function seenColumn({ profile, candidate }: NamedColumn): Proposal {
  const { forms, isSure, mayStand, why } = formsByRange(profile);
  const [form] = forms;
  if (form === undefined) {
    return out(`Its name says neither score, rank, decile nor quintile. ${why}`);
  }
  const field = deprivationFields[form];
  const isNamed = candidate?.field === field;
  const reason = isNamed ? `${candidate.reason} ${why}` : `A column of deprivation. ${why}`;
  const noDecile = form === 'score' ? ' A score gives no decile.' : '';
  if (isSure) {
    const confidence = isNamed ? candidate.confidence : 0.8;
    return withEdition(profile, form, { field, confidence, reason });
  }
  const choices = choicesOf(forms, profile);
  const text = form === 'score' ? `${whatIsIt} A percentile is to be kept out.` : whatIsIt;
  if (!mayStand) return asked(reason, text, choices);
  const question = { text, choices: [...choices, keepOut] };
  const till = `Taken for a ${form} till it is said.${noDecile}`;
  const guess = { field, confidence: 0.5, reason: `${reason} ${till}`, question };
  return withEdition(profile, form, guess);
}

function proposalOf(column: NamedColumn): Proposal {
  const { profile, words, candidate } = column;
  const said = namedForm(words);
  if (said !== null) return saidColumn(column, said);
  if (profile.filled > 0) return seenColumn(column);
  const known = Object.entries(deprivationFields).find(([, field]) => field === candidate?.field);
  return known === undefined
    ? out('Its name says neither score, rank, decile nor quintile.')
    : saidColumn(column, known[0] as DeprivationForm);
}

function isTurned(profile: ColumnProfile, { field }: Proposal): boolean {
  if (field !== 'imd_decile' && field !== 'imd_quintile') return false;
  const groups = field === 'imd_decile' ? 10 : 5;
  return countsFromLeast(filledCells(profile), groups) || namesLeastFirst(profile.name, groups);
}

/** Why a column whose name speaks of deprivation is none that is read; null where it may be. */
function outright({ profile, words }: NamedColumn): Proposal | null {
  const says = (form: RegExp) => words.some((word) => form.test(word));
  if (words.includes('practice')) return out("The practice's deprivation, not the person's.");
  if (says(domains)) return out('One domain of deprivation, not all.');
  if (says(local)) return out('Groups within a local area: only national ones are read.');
  if (says(otherGroups)) return out('Only scores, ranks, deciles and quintiles are read.');
  const isRank = namedForm(words) === 'rank' && namesLeastFirst(profile.name, 33_755);
  return says(otherWay) || isRank
    ? out('Its name says that it counts from the least deprived: it is not read.')
    : null;
}

/**
 * What a column whose name speaks of deprivation holds: a score, a rank, a decile or a quintile,
 * told by its name and its range and asked about where they leave it open, with the edition as its
 * scale. Single domains, local groups and a practice's own deprivation are not read. Null where the
 * name does not speak of deprivation.
 */
export function deprivationColumn(column: NamedColumn): Proposal | null {
  const { profile, words, candidate } = column;
  const isKnown = candidate?.field.startsWith('imd_') === true;
  if (!isKnown && !words.some((word) => /^(imd|iod|deprivation)$/.test(word))) return null;
  const proposal = outright(column) ?? proposalOf(column);
  return isTurned(profile, proposal)
    ? lessSure(proposal, 0.8, 'Its labels count from the least deprived: it is turned round.')
    : proposal;
}
