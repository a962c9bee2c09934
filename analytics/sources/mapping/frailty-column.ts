import { shareOf } from './cells-of.ts';
import { flagForm } from './flag-form.ts';
import { squash } from './name-words.ts';
import type { NamedColumn } from './named-column.ts';
import { asked, lessSure, out, type Proposal } from './proposal.ts';
import { readCategory } from './vocabulary.ts';

const speaksOfFrailty = /\b(efi|e fi|frailty|frail|hfrs|rockwood)\b/;

const isIndex = (cell: string) => /^\s*(0?[.,]\d+|0|1)(\.0+)?\s*$/.test(cell);

/** An electronic frailty index as a number, with its scale where the name says which. */
function index(name: string, candidate: Proposal | null): Proposal {
  const isSecond = /efi2/.test(squash(name));
  const proposal = candidate ?? {
    ...{ field: 'efi', confidence: 0.7, reason: 'A column of frailty whose cells are 0 to 1.' },
  };
  if (isSecond) return { ...proposal, scale: 'efi2' };
  const why = 'Which of the two indices it is is not stated; taken for eFI till it is said.';
  return {
    ...lessSure(proposal, 0.6, why),
    scale: 'efi',
    question: {
      text: 'Which electronic frailty index is this? The same number means more frailty on eFI2.',
      choices: [
        { label: 'eFI: severe from 0.36', field: 'efi', scale: 'efi' },
        { label: 'eFI2: severe from 0.24', field: 'efi', scale: 'efi2' },
      ],
    },
  };
}

/** Rockwood's scale from 1 to 9, which a clinician gives: its words are read where somebody says so. */
function clinicalScale(inWords: number): Proposal {
  const reason = 'The Clinical Frailty Scale: not the scale of the electronic frailty index.';
  if (inWords < 0.5) return out(reason);
  const text = 'Are its words to be read as fit, mild, moderate and severe frailty?';
  return asked(reason, text, [{ label: 'Read its words as frailty', field: 'frailty' }]);
}

/**
 * Frailty in words, or an electronic frailty index as a number, told by the cells; other scales are
 * kept out. Null where the name does not speak of frailty, or the cells say yes and no.
 */
export function frailtyColumn({ profile, words, candidate: found }: NamedColumn): Proposal | null {
  const name = words.join(' ');
  if (!speaksOfFrailty.test(name)) return null;
  if (/hfrs|hospital frailty/.test(name)) {
    return out('The Hospital Frailty Risk Score: not the scale of the electronic frailty index.');
  }
  const candidate = (field: string) => (found?.field === field ? found : null);
  const inWords = shareOf(
    profile,
    (cell) => !['missing', 'unread'].includes(readCategory('frailty', {}, cell)),
  );
  if (/rockwood|clinical frailty/.test(name)) return clinicalScale(inWords ?? 0);
  if (inWords === null) return found?.field === 'efi' ? index(profile.name, found) : null;
  if (inWords >= 0.5) {
    return (
      candidate('frailty') ?? {
        ...{ field: 'frailty', confidence: 0.8 },
        reason: 'A column of frailty whose cells are its categories.',
      }
    );
  }
  if ((shareOf(profile, isIndex) ?? 0) >= 0.95 && (profile.greatest ?? 0) < 1) {
    const isZeroOne = profile.values !== null && flagForm(profile) === 'words';
    if (!isZeroOne) return index(profile.name, candidate('efi'));
  }
  if (['words', 'typed', 'dates'].includes(flagForm(profile))) {
    return found?.field.startsWith('condition:') === true
      ? null
      : {
          ...{ field: 'condition:recorded-frailty', confidence: 0.6 },
          reason: 'A column of frailty whose cells say whether, and not how much.',
        };
  }
  return out('Its name speaks of frailty, but its cells are no scale that is known.');
}
