import type { FileRole } from '../../contract/reading.ts';
import { findField } from '../../dictionary/dictionary.ts';
import { candidateOf } from './candidate.ts';
import { shareOf } from './cells-of.ts';
import type { ColumnProfile } from './column-profile.ts';
import { flagForm } from './flag-form.ts';
import { nameWords } from './name-words.ts';
import { lessSure, out, type Proposal, percent } from './proposal.ts';
import { readActivity } from './read-activity.ts';
import { readCondition } from './read-condition.ts';
import { looksLikeDate } from './read-date.ts';
import type { Reading } from './vocabulary.ts';
import { weigh } from './weigh.ts';

interface Part {
  readonly field: string;
  readonly what: string;
  readonly named: RegExp;
  /** Names of several words that speak of it as a whole. */
  readonly phrases: readonly string[];
  readonly read: (cell: string) => Reading<string>;
}

const conditionPart: Part = {
  field: 'long:condition',
  what: 'conditions',
  named: /^(condition|conditions|ltc|disease|register|registry|diagnosis|qof|term|description)$/,
  phrases: [],
  read: readCondition,
};

const activityPart: Part = {
  field: 'long:activity',
  what: 'kinds of activity',
  named: /^(activity|pod|type|setting|event|contact|service|category)$/,
  phrases: ['point of delivery'],
  read: readActivity,
};

const dateWords = /^(date|dt|onset|day|datetime)$/;
const ofTheFile = /^(extract|run|relrun|load|loaded|created|updated|snapshot|birth|reg)$/;

function wordsPart(part: Part, profile: ColumnProfile): Proposal | null {
  const { field, what, named, phrases, read } = part;
  const words = nameWords(profile.name);
  const isNamed = words.some((word) => named.test(word)) || phrases.includes(words.join(' '));
  const share = shareOf(profile, (cell) => !['missing', 'unread'].includes(read(cell)));
  if (share === null)
    return isNamed ? { field, confidence: 0.6, reason: `Its name speaks of ${what}.` } : null;
  if (share < 0.1 || (share < 0.5 && !isNamed)) {
    return isNamed
      ? out(`Its name speaks of ${what}, but its cells name none that is known.`)
      : null;
  }
  const reason = isNamed ? `Its name and its cells speak of ${what}.` : `Its cells name ${what}.`;
  const proposal = { field, confidence: isNamed ? 0.95 : 0.7, reason };
  return share > 0.98
    ? proposal
    : lessSure(proposal, share, `Only ${percent(share)} of its cells are read.`);
}

function datePart(profile: ColumnProfile): Proposal | null {
  const words = nameWords(profile.name);
  if (words.some((word) => ofTheFile.test(word))) return null;
  const isNamed = words.some((word) => dateWords.test(word));
  const share = profile.type === 'date' ? 1 : shareOf(profile, looksLikeDate);
  if (!isNamed && profile.type !== 'date') return null;
  if (share !== null && share < 0.5) return null;
  const confidence = isNamed ? 0.9 : 0.6;
  return { field: 'long:date', confidence, reason: 'The day of what the row is about.' };
}

function countPart(profile: ColumnProfile): Proposal | null {
  const isNamed = nameWords(profile.name).some((word) =>
    /^(count|number|n|quantity|volume|contacts|attendances|admissions|total)$/.test(word),
  );
  if (!isNamed) return null;
  const reason = 'Its name speaks of a number of times';
  const share = profile.filled === 0 ? 1 : profile.numbers / profile.filled;
  if (share < 0.1) return out(`${reason}, but hardly a cell is a number: each row counts once.`);
  const proposal = { field: 'long:count', confidence: 0.8, reason: `${reason}.` };
  return share > 0.98
    ? proposal
    : lessSure(proposal, share, `Only ${percent(share)} of its cells are numbers.`);
}

function valuePart(profile: ColumnProfile): Proposal | null {
  const isNamed = nameWords(profile.name).some((word) =>
    /^(value|flag|status|result|active|present)$/.test(word),
  );
  const form = flagForm(profile);
  const isFlag = form === 'typed' || form === 'words';
  if (!isNamed || !(isFlag || profile.numbers > 0 || profile.filled === 0)) return null;
  return { field: 'long:value', confidence: 0.7, reason: 'What the row says of it.' };
}

/** Whether a canonical field may stand in a file of activity beside the person. */
function isActivity(field: string): boolean {
  const known = findField(field);
  return /^(contacts|attendances|admissions|days|pounds)$/.test(known?.unit ?? '');
}

function personOrActivity(profile: ColumnProfile, role: FileRole): Proposal | null {
  const candidate = candidateOf(profile.name);
  if (candidate?.field === 'person_id') return candidate;
  const isWide = candidate !== null && role === 'activity' && isActivity(candidate.field);
  return isWide ? weigh(profile, candidate) : null;
}

/** What a column of a long file, or of a file of activity, is proposed to become. */
export function longColumn(profile: ColumnProfile, role: 'conditions' | 'activity'): Proposal {
  if (profile.type === 'other') return out('A list or a structure: only single values are read.');
  const person = personOrActivity(profile, role) ?? datePart(profile);
  if (person !== null) return person;
  const isConditions = role === 'conditions';
  const words = wordsPart(isConditions ? conditionPart : activityPart, profile);
  if (words !== null && words.field !== null) return words;
  const number = isConditions ? valuePart(profile) : countPart(profile);
  return number ?? words ?? out(`No part of a file of ${role} goes by this name.`);
}
