import type { IdentifierFinding, IdentifierKind } from '../../analytics/contract/identifiers.ts';

/** What a column is found to hold. */
export const identifierWords: Readonly<Record<IdentifierKind, string>> = {
  'nhs-number': 'NHS numbers',
  postcode: 'Full postcodes',
  'date-of-birth': 'Dates of birth',
  name: 'Names of people',
  address: 'Addresses',
  email: 'E-mail addresses',
  telephone: 'Telephone numbers',
  uprn: 'Property numbers (UPRN)',
  'free-text': 'Free text',
  'local-identifier': 'Local identifiers',
  hash: 'Hashes of identifiers',
};

/** What was decided on a column, as tables say it. */
export function decisionWords({
  decision,
  isUntaken,
}: Pick<IdentifierFinding, 'decision' | 'isUntaken'>): string {
  if (decision === null) return 'Not decided';
  if (decision.action === 'drop') return 'Kept out';
  return isUntaken === true
    ? `Accepted (${decision.reason}); not loaded, as no field takes it`
    : `Accepted: ${decision.reason}`;
}
