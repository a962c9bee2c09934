import { csvParse } from 'd3-dsv';
import { makeRandom, shuffled } from './random.ts';

type Row = Readonly<Record<string, string | undefined>>;
type Cell = (row: Row, number: number) => string;

const text =
  (name: string): Cell =>
  (row) =>
    row[name] ?? '';

/** A flag in one column's own way of saying yes and no; every twentieth cell has a stray space. */
function flag(name: string, yes: string, no: string): Cell {
  return (row, number) => {
    const cell = row[name] === '1' ? yes : no;
    return number % 20 === 7 && cell !== '' ? `${cell} ` : cell;
  };
}

/** One of several ways of leaving a cell empty, in turn. */
function missing(number: number, ways: readonly string[]): string {
  return ways[number % ways.length] ?? '';
}

function orMissing(name: string, ways: readonly string[]): Cell {
  return (row, number) => row[name] || missing(number, ways);
}

const sexWords: Readonly<Record<string, readonly string[]>> = {
  '1': ['Male', 'Male', 'male', ' Male'],
  '2': ['Female', 'Female', 'FEMALE', 'Female '],
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Headings as extracts have them: synonyms, capitals, dots and spaces; each with its cells. */
const untidyColumns: readonly (readonly [heading: string, cell: Cell])[] = [
  ['Patient.ID', text('person_id')],
  ['Age (years)', (row, number) => (number % 33 === 4 ? ` ${row['age']}` : (row['age'] ?? ''))],
  ['Gender', (row, number) => missing(number, sexWords[row['sex'] ?? ''] ?? [])],
  ['Ethnic Category', (row) => (row['ethnicity'] === 'Z' ? 'NULL' : (row['ethnicity'] ?? ''))],
  ['LSOA11', orMissing('lsoa', ['NULL'])],
  [
    'GP Practice Code',
    (row, number) => (row['practice'] ? `${row['practice']}${number % 25 === 3 ? ' ' : ''}` : 'NA'),
  ],
  ['IMD Decile 19', orMissing('imd_decile', ['NA'])],
  [
    'eFI Category',
    (row, number) => capital(row['frailty'] ?? '') || missing(number, ['NA', '', 'NULL']),
  ],
  ['Smoking.Status', orMissing('smoking', ['Unknown', '', 'NULL'])],
  ['BMI', orMissing('bmi', ['NA', ''])],
  ['Housebound', flag('housebound', 'TRUE', 'FALSE')],
  ['Nursing Home', flag('care_home', 'Yes', 'No')],
  ['has_carer', flag('carer', '1', '0')],
  ['has_copd', flag('copd', '1', '0')],
  ['CHD', flag('coronary-heart-disease', 'Y', 'N')],
  ['Atrial fib', flag('atrial-fibrillation', 'Yes', '')],
  ['Diabetes.Mellitus', flag('diabetes', 'TRUE', 'FALSE')],
  ['Serious Mental Illness', flag('severe-mental-illness', 'Y', '')],
  ['HTN', flag('hypertension', 'y', 'n')],
  ['Depression', flag('depression', 'True', 'False')],
  ['anxiety disorder', flag('anxiety', '1', '0')],
  ['has_asthma', flag('asthma', '1', '0')],
  ['Cancer Register', flag('cancer', 'Yes', 'No')],
  ['CKD', flag('chronic-kidney-disease', 'Y', 'N')],
  ['Heart.Failure', flag('heart-failure', '1', '0')],
  ['Stroke / TIA', flag('stroke', 'Y', 'N')],
  ['DEMENTIA', flag('dementia', 'T', 'F')],
  ['Learning disabilities', flag('learning-disability', 'Yes', 'No')],
  ['Palliative', flag('palliative-care', 'Yes', '')],
  ['A&E attendances', text('ae_attendances')],
  ['Unplanned Admissions', text('emergency_admissions')],
  ['Note', (_row, number) => (number % 400 === 11 ? 'Moved in, records to follow' : '')],
  ['Synthetic', () => 'Yes'],
];

/** Ages that nobody has, and the rows that have them. */
const impossible: ReadonlyMap<number, string> = new Map([
  [211, '-3'],
  [803, '203'],
  [1504, '999'],
]);

function cellText(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * The people of a tidy CSV as an extract that no one has cleaned: a byte order mark, CRLF, headings
 * under other names, flags said in many ways, NA, NULL and blanks, stray spaces, a quoted comma, the
 * first two people twice, and three impossible ages.
 */
export function untidy(tidy: string): string {
  const rows: readonly Row[] = csvParse(tidy);
  const written = rows.map((row, number) => {
    const age = impossible.get(number);
    const given = age === undefined ? row : { ...row, age };
    return untidyColumns.map(([, cell]) => cellText(cell(given, number))).join(',');
  });
  const [first = '', second = ''] = written;
  const mixed = shuffled([...written, first, second], makeRandom(rows.length, 0));
  const head = untidyColumns.map(([heading]) => cellText(heading)).join(',');
  return `\uFEFF${[head, ...mixed].join('\r\n')}\r\n`;
}
