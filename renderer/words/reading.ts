import type {
  DateOrder,
  Encoding,
  ExtractFormat,
  FileRole,
} from '../../analytics/contract/reading.ts';

export const formatWords: Readonly<Record<ExtractFormat, string>> = {
  csv: 'Text',
  parquet: 'Parquet',
  arrow: 'Arrow',
  xlsx: 'Workbook',
};

export const roleWords: Readonly<Record<FileRole, string>> = {
  people: 'People',
  conditions: 'Conditions',
  activity: 'Activity',
};

export const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (LE)',
  'utf-16be': 'UTF-16 (BE)',
  'windows-1252': 'Windows-1252',
};

export const dateWords: Readonly<Record<DateOrder, string>> = {
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  ymd: 'Year, month, day',
};

export const decimalWords: Readonly<Record<'.' | ',', string>> = {
  '.': 'Point (1.5)',
  ',': 'Comma (1,5)',
};

const delimiterWords: Readonly<Record<string, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar ( | )',
};

const quoteWords: Readonly<Record<string, string>> = {
  '"': 'Double ( " )',
  "'": 'Single ( \u2019 )',
  '': 'None',
};

function labelled(words: Readonly<Record<string, string>>, held: string | undefined) {
  const known = Object.entries(words).map(([id, label]) => ({ id, label }));
  const isKnown = held === undefined || held in words;
  return isKnown ? known : [...known, { id: held, label: `Character ${held}` }];
}

/** Delimiters to choose from, the one in force among them. */
export const delimiterChoices = (held: string | undefined) => labelled(delimiterWords, held);

/** Quotation marks to choose from, the one in force among them. */
export const quoteChoices = (held: string | undefined) => labelled(quoteWords, held);
