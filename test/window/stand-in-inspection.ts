import type { InspectedColumn, Inspection, Mapping } from '../../analytics/contract/extract.ts';
import type { OfferedFile } from '../../analytics/contract/host.ts';
import type { IdentifierFinding } from '../../analytics/contract/identifiers.ts';
import type { ReadAs, ReadFile } from '../../analytics/contract/reading.ts';
import { askedColumns, longColumns, namedColumns, wideColumns } from './stand-in-cases.ts';
import { columns } from './stand-in-columns.ts';

const textAs: ReadAs = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  header: 1,
  decimal: '.',
  dates: 'dmy',
};

const textReasons = [
  'UTF-8: every byte fits, and 212 characters outside ASCII are letters.',
  'Comma: gives the same number of columns in all of 2,000 rows.',
  'Line 1 holds names: no name repeats, and none is a number.',
  'Day before month: 31 of 90 dates fit no other order.',
];

const cells: Readonly<Record<string, readonly (string | null)[]>> = {
  pseudo_id: ['aa9999999', 'aa9999999', 'aa9999999', 'aa9999999'],
  AgeAtExtract: ['42', '67', null, '8'],
  gender: ['1', '2', '2', '1'],
  lsoa11: ['a99999999', 'a99999999', 'a99999999', null],
  dm_reg: ['0', '1', '0', '0'],
  comments: [null, 'aaaaaa aa 9 aaaaa', null, null],
};

function fileOf(offered: OfferedFile, own: readonly InspectedColumn[], said: ReadAs): ReadFile {
  const { name } = offered;
  const isBook = name.endsWith('.xlsx');
  const isText = !isBook && !name.endsWith('.parquet');
  const role = /^(conditions|activity)/.exec(name)?.[0] as ReadAs['role'];
  const found: ReadAs = isText ? textAs : isBook ? { sheet: 'Extract' } : {};
  const header = own.map(({ column }) => column);
  return {
    name,
    parts: [name],
    bytes: Math.max(offered.bytes, 18_400_000),
    format: isText ? 'csv' : isBook ? 'xlsx' : 'parquet',
    gzip: name.endsWith('.gz'),
    rows: role === 'conditions' ? 183_402 : 100_000,
    readAs: { role: role ?? 'people', ...found, ...said },
    reasons: [
      role === undefined
        ? 'People: one row each, and no pseudonym repeats.'
        : `${role === 'conditions' ? 'Conditions' : 'Activity'}: pseudonyms repeat, and all of them are in the people’s file.`,
      ...(isText ? textReasons : []),
    ],
    sheets: isBook ? ['Extract', 'Notes', 'Codes'] : [],
    preview: {
      header,
      rows: [0, 1, 2, 3].map((row) =>
        header.map((column) => (column in cells ? (cells[column]?.[row] ?? null) : 'aaaa')),
      ),
    },
  };
}

/** What the delimiter leaves of the columns where it is not the file's own. */
function toldApart(own: readonly InspectedColumn[], delimiter: string | undefined) {
  if (delimiter === undefined || delimiter === ',') return own;
  const column = own.map((one) => one.column).join(',');
  const reason = 'No field has a name like this.';
  return [
    {
      column,
      field: null,
      confidence: 0,
      reason,
      type: 'text',
      filled: 100_000,
      distinct: 100_000,
      isExact: false,
    },
  ];
}

interface Case {
  readonly columns: readonly InspectedColumn[];
  readonly findings?: readonly Omit<IdentifierFinding, 'file'>[];
}

function caseOf(name: string): Case {
  if (name.startsWith('named')) return namedColumns;
  if (name.startsWith('asked')) return { columns: askedColumns };
  if (name.startsWith('wide')) return { columns: wideColumns };
  if (name.startsWith('conditions') || name.startsWith('activity')) return { columns: longColumns };
  return { columns };
}

/** What is found in files, by what they are called; see the README. */
export function inspect(offered: readonly OfferedFile[], mapping: Mapping | undefined): Inspection {
  const isSeveral = offered.length > 1;
  const parts = offered.map((file) => {
    const { columns: all, findings = [] } = caseOf(file.name);
    const said = mapping?.files?.[file.name] ?? {};
    const own = toldApart(all, said.delimiter);
    return {
      file: fileOf(file, own, said),
      columns: own.map((column) => (isSeveral ? { ...column, file: file.name } : column)),
      identifiers: findings.map((finding) => ({ ...finding, file: file.name })),
    };
  });
  return {
    files: parts.map(({ file }) => file),
    rows: 100_000,
    rejected: 0,
    repeated: null,
    ...(offered.some(({ name }) => name.includes('2025-03-31')) ? { namedDate: '2025-03-31' } : {}),
    columns: parts.flatMap((part) => part.columns),
    identifiers: parts.flatMap((part) => part.identifiers),
    remarks: ['31 rows have a birth year after the extract’s date.'],
    signature: offered.some(({ name }) => name.startsWith('again'))
      ? 'a9a1'.repeat(16)
      : 'f00d'.repeat(16),
  };
}
