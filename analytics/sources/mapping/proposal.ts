import type { MappedColumn, MappingChoice } from '../../contract/extract.ts';

/** What a column is proposed to become; a null field keeps it out. */
export type Proposal = Omit<MappedColumn, 'column' | 'file'>;

/** A column that is kept out. */
export function out(reason: string): Proposal {
  return { field: null, confidence: 0, reason };
}

export const keepOut: MappingChoice = { label: 'Keep it out', field: null };

/** A column kept out until somebody says what it is. */
export function asked(reason: string, text: string, choices: readonly MappingChoice[]): Proposal {
  return { ...out(reason), question: { text, choices: [...choices, keepOut] } };
}

/** The whole per cent of a share. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A proposal less sure than before, with why. */
export function lessSure<P extends Proposal>(proposal: P, share: number, why: string): P {
  const confidence = Math.round(proposal.confidence * share * 100) / 100;
  return { ...proposal, confidence, reason: `${proposal.reason} ${why}` };
}
