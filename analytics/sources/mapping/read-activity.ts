import { nameWords } from './name-words.ts';
import { isMissing, type Reading } from './vocabulary.ts';

const kinds: Readonly<Record<string, string>> = {
  gp_contacts:
    'gp|general practice|primary care|gp contact|gp appointment|gp attendance|gp consultation',
  ae_attendances:
    'a e|ae|a and e|ed|ecds|accident and emergency|emergency department|emergency care|a e attendance|ae attendance|ed attendance',
  outpatient_attendances:
    'op|outpatient|out patient|opa|op attendance|outpatient attendance|outpatient appointment',
  elective_admissions:
    'el|elective|planned|day case|daycase|dc|elective admission|elective inpatient|el admission|elective spell',
  emergency_admissions:
    'nel|non elective|nonelective|emergency|unplanned|emergency admission|non elective admission|nel admission|emergency inpatient|unplanned admission|emergency spell',
  bed_days: 'bed day|bedday|length of stay|los',
  cost: 'cost|spend|total cost|tariff',
};

/** A kind of activity in one spelling: no case, punctuation or plural. */
const plain = (text: string) =>
  nameWords(text)
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .map((word) => ({ attend: 'attendance', admit: 'admission' })[word] ?? word)
    .join(' ');

const known: ReadonlyMap<string, string> = new Map(
  Object.entries(kinds).flatMap(([field, words]) =>
    [field, ...words.split('|')].map((word) => [plain(word), field] as const),
  ),
);

/** The canonical field that counts the kind of activity a cell names. */
export function readActivity(cell: string): Reading<string> {
  if (isMissing(cell)) return 'missing';
  return known.get(plain(cell)) ?? 'unread';
}
