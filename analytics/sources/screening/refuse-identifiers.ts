import type { IdentifierFinding, IdentifierKind } from '../../contract/identifiers.ts';
import { Refusal } from '../../contract/problem.ts';

const holds: Readonly<Record<IdentifierKind, string>> = {
  'nhs-number': 'NHS numbers',
  postcode: 'full postcodes',
  'date-of-birth': 'dates of birth',
  name: 'names of people',
  address: 'addresses',
  email: 'e-mail addresses',
  telephone: 'telephone numbers',
  uprn: 'property references',
  'free-text': 'free text',
  'local-identifier': 'local identifiers',
  hash: 'hashes of identifiers',
};

/** Stops an import for columns that seem to name people: one problem for each, exit code 4. */
export function refuseIdentifiers(undecided: readonly IdentifierFinding[]): never {
  throw new Refusal(
    ...undecided.map(({ file, column, kind, reason }) => ({
      code: 'identifiers-found' as const,
      reason: `The column "${column}" seems to hold ${holds[kind]}. ${reason}`,
      hint: `Leave it out, or say why it may stay: in mapping.yaml, identifiers: { ${JSON.stringify(column)}: drop } or { ${JSON.stringify(column)}: { accept: reason } }.`,
      where: { file, field: column },
    })),
  );
}
