interface Layout {
  readonly columns: readonly string[];
  readonly fits: (row: readonly string[]) => boolean;
}

const date = /^\d{8}$/;
const dateOrNone = /^(\d{8})?$/;
const blanks = (count: number) => Array.from({ length: count }, () => '');

/**
 * Files that the Organisation Data Service publishes without a header, by the order of their
 * columns in its own guides. Names that nothing reads are left blank.
 */
const layouts: readonly Layout[] = [
  {
    // epraccur: GP practices and other prescribing cost centres.
    columns: [
      ...['organisationcode', 'organisationname', ...blanks(8), 'opendate', 'closedate'],
      ...['statuscode', ...blanks(12), 'prescribingsetting', ''],
    ],
    fits: (row) =>
      row.length === 27 &&
      /^[A-Z0-9]{3,8}$/.test(row[0] ?? '') &&
      dateOrNone.test(row[10] ?? '-') &&
      dateOrNone.test(row[11] ?? '-') &&
      /^[ABCDP]$/.test(row[12] ?? ''),
  },
  {
    // epcn: Primary Care Networks.
    columns: ['pcncode', 'pcnname', '', '', 'pcnopendate', 'pcnclosedate', ...blanks(6)],
    fits: (row) =>
      row.length >= 12 &&
      /^U\d{5}$/.test(row[0] ?? '') &&
      date.test(row[4] ?? '') &&
      dateOrNone.test(row[5] ?? '-'),
  },
  {
    // epcncorepartnerdetails: which practice belongs to which PCN, and since when.
    columns: [
      ...['partnerorganisationcode', 'partnername', '', '', 'pcncode', 'pcnname', '', ''],
      ...['practicetopcnrelationshipstartdate', 'practicetopcnrelationshipenddate', ''],
    ],
    fits: (row) =>
      row.length >= 10 &&
      /^[A-Z0-9]{5,8}$/.test(row[0] ?? '') &&
      /^U\d{5}$/.test(row[4] ?? '') &&
      date.test(row[8] ?? '') &&
      dateOrNone.test(row[9] ?? '-'),
  },
];

/** The squashed names of the columns of a known file without a header; null where it is none. */
export function headerlessColumns(rows: readonly (readonly string[])[]): readonly string[] | null {
  if (rows.length === 0) return null;
  const trimmed = rows.map((row) => row.map((cell) => cell.trim()));
  return layouts.find(({ fits }) => trimmed.every(fits))?.columns ?? null;
}
