import { type Cell, type Column, percent, rowsOf, spread, type Verdict } from './column.ts';
import { type Heading, ofCount, ofOrganisation, ofPerson, ofPseudonym, saying } from './heading.ts';
import { masks, maskWords } from './mask.ts';
import { type NameLike, readName } from './name-like.ts';

const ofOwnName = saying(
  ...[
    'forename',
    'forenames',
    'firstname',
    'surname',
    'lastname',
    'fullname',
    'first name',
    'sname',
  ],
  ...['last name', 'full name', 'given name', 'given names', 'family name', 'middle name', 'fname'],
  ...[
    'middle names',
    'maiden name',
    'known as',
    'preferred name',
    'christian name',
    'patient name',
  ],
  ...['person name', 'next of kin', 'nok', 'lname', 'pat name', 'pt name', 'birth name', 'alias'],
  ...['previous surname', 'carer name', 'resident name', 'client name', 'nickname'],
  ...['middlename', 'maidenname', 'givenname', 'familyname', 'patientname', 'forenm', 'surnm'],
);
const ownRun = /forename|surname|firstname|lastname|fullname|patientname|maidenname|givenname/;
const ofSomeName = saying('name', 'names', 'nm', 'called', 'who');

/** Headings under which names of other things stand. */
const ofThings = saying(
  ...[
    'ward',
    'lcp',
    'condition',
    'disease',
    'drug',
    'medicine',
    'medication',
    'lsoa',
    'msoa',
    'area',
  ],
  ...['place', 'region', 'county', 'district', 'country', 'language', 'neighbourhood', 'borough'],
  ...[
    'segment',
    'cohort',
    'category',
    'file',
    'table',
    'street',
    'town',
    'city',
    'locality',
    'group',
  ],
  ...['occupation', 'job', 'ethnicity', 'religion', 'month', 'day', 'qualification', 'specialty'],
  ...['employer', 'company', 'profession', 'role', 'colour'],
);

const mostLooked = 1000;

interface Named {
  readonly cell: Cell;
  readonly name: NameLike;
}

interface Tally {
  /** Share of the different values that have the form of a name. */
  readonly shaped: number;
  /** Cells that are a common name, or a title, a given name and more. */
  readonly known: readonly Cell[];
  /** Their share: of rows where those are counted, else of the different values. */
  readonly share: number;
  readonly single: number;
  /** Cells in which every word is a common name, one of them a given name. */
  readonly sure: number;
}

export function isKnownName({ form, known, hasGiven }: NameLike): boolean {
  if (form === 'titled') return true;
  return form === 'full' ? hasGiven || known >= 2 : known > 0;
}

function tally(looked: readonly Cell[]): Tally {
  const named = looked.flatMap((cell): Named[] => {
    const name = cell.letters >= 2 ? readName(cell) : null;
    return name === null ? [] : [{ cell, name }];
  });
  const known = named.filter(({ name }) => isKnownName(name));
  const cells = known.map(({ cell }) => cell);
  const total = Math.max(1, looked.length);
  const byRows = rowsOf(cells) / Math.max(1, rowsOf(looked));
  return {
    shaped: named.length / total,
    known: cells,
    share: Math.max(byRows, cells.length / total),
    single: known.filter(({ name }) => name.form === 'single').length / Math.max(1, known.length),
    sure: known.filter(({ name }) => name.hasGiven && name.known >= 2).length,
  };
}

/** What is known of a column's name: a person's, a name, nothing, or another thing's. */
function headingKind(heading: Heading, field: string | null): 'own' | 'some' | 'none' | 'other' {
  if (ofCount(heading) || ofPseudonym(heading)) return 'other';
  const isOwn = ofOwnName(heading) || ownRun.test(heading.squashed);
  if (isOwn && !ofThings(heading)) return 'own';
  const isElse = ofThings(heading) || (ofOrganisation(heading) && !ofPerson(heading));
  if (isElse || (field !== null && field !== 'person_id')) return 'other';
  return ofSomeName(heading) ? 'some' : 'none';
}

/** How large a share of common names says that a column holds names of people. */
function isEnough(kind: 'some' | 'none' | 'other', found: Tally, looked: number): boolean {
  const { share, known, single, sure } = found;
  if (kind === 'other') return share >= 0.6 && single < 0.5 && known.length >= 3;
  if (looked <= 5 && sure > 0) return sure >= looked * 0.5;
  if (kind === 'some' && single < 0.5) {
    return share >= 0.15 && known.length >= 2 && found.shaped >= 0.5;
  }
  if (looked <= 30 && known.length >= 4 && share >= 0.4) return found.shaped >= 0.5;
  const areMany = single < 0.5 ? known.length >= 3 : known.length >= 6 && looked >= 10;
  return areMany && share >= (single < 0.5 ? 0.25 : 0.2) && found.shaped >= 0.3;
}

/** Names of people: by the name of the column, or by how many of its cells are common names. */
export function findName({ heading, field, cells, distinct, filled }: Column): Verdict | null {
  const wordy = cells.some(({ digits, letters }) => digits === 0 && letters >= 2);
  if (!wordy) return null;
  const kind = headingKind(heading, field);
  const looked = spread(cells, mostLooked);
  const found = tally(looked);
  const areDifferent = found.share > 0 || distinct >= Math.min(10, filled * 0.3);
  const byHeading = kind === 'own' && found.shaped >= 0.5 && areDifferent;
  if (!byHeading && !isEnough(kind === 'own' ? 'none' : kind, found, looked.length)) return null;
  const share = byHeading ? found.shaped : found.share;
  const isPublic = ofOrganisation(heading) && !ofPerson(heading);
  const why = byHeading
    ? `The name is that of a person’s name, and ${percent(share)} of the different values have the form of one.`
    : `${percent(share)} of the cells looked at are names that are common among people.`;
  const shown = byHeading ? looked.filter(({ digits }) => digits === 0) : found.known;
  return {
    kind: 'name',
    severity: isPublic ? 'warn' : 'block',
    reason: why,
    share,
    masked: masks(
      shown.map(({ text }) => text),
      maskWords,
    ),
  };
}
