import { looksHashed } from '../mapping/looks-hashed.ts';
import { isBeyondChance } from './chance.ts';
import { type Cell, type Column, percent, spread, type Verdict } from './column.ts';
import { type Heading, ofCount, ofPseudonym, saying } from './heading.ts';
import { maskCode, masks } from './mask.ts';
import { isNamedNhs } from './nhs-number.ts';

const endings = ['no', 'num', 'number', 'nbr', 'id', 'ref', 'reference', 'identifier'];
const stems = [
  ...[
    'hospital',
    'hosp',
    'pas',
    'casenote',
    'case note',
    'casenotes',
    'case notes',
    'local patient',
  ],
  ...[
    'emis',
    'systmone',
    'systm one',
    's 1',
    'tpp',
    'vision',
    'h c',
    'health care',
    'ni',
    'nat ins',
  ],
  ...['national insurance', 'gmc', 'nmc', 'esr', 'staff', 'employee', 'payroll', 'passport', 'chi'],
  ...['driving licence', 'driving license', 'licence', 'pathway', 'appointment', 'booking', 'ubrn'],
  ...['district', 'social care', 'mosaic', 'liquidlogic', 'medical record', 'crn', 'hcn'],
];
const alone = saying(
  ...['mrn', 'pasid', 'nino', 'ubrn', 'hospno', 'casenote', 'gmc', 'lpi', 'hospnum', 'hospitalno'],
  ...['gmcno', 'esrno', 'nhsnumber', 'mrno', 'unitno', 'ninumber', 'hospitalnumber', 'hospitalid'],
  ...['smartcard', 'passport', 'unit number', 'unit no'],
);
const withEnding = saying(...stems.flatMap((stem) => endings.map((end) => `${stem} ${end}`)));

const isNamed = (heading: Heading) =>
  (alone(heading) || withEnding(heading)) && !ofPseudonym(heading) && !ofCount(heading);

const nationalInsurance =
  /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]$/i;
const drivingLicence = /^[A-Z9]{5}\d[0156]\d{4}[A-Z9]{2}\d[A-Z]{2}(?: ?\d{2})?$/i;
const byChance = 0.01;

/** A number or code of its own for each of many: no measure, no amount, no word. */
function isCode({ text, digits }: Cell): boolean {
  return digits >= 4 && text.length <= 25 && !/^\d+[.,]\d*[1-9]\d*$/.test(text);
}

function verdict(
  reason: string,
  found: readonly Cell[],
  share: number,
  severity: 'block' | 'warn' = 'block',
): Verdict {
  const masked = masks(
    found.map(({ text }) => text),
    maskCode,
  );
  return { kind: 'local-identifier', severity, reason, share, masked };
}

function patternVerdict({ cells }: Column, looked: readonly Cell[]): Verdict | null {
  const known = [
    [nationalInsurance, 'have the form of a National Insurance number'],
    [drivingLicence, 'have the form of a driving licence number'],
  ] as const;
  for (const [pattern, phrase] of known) {
    const found = looked.filter(({ text, digits }) => digits >= 5 && pattern.test(text));
    const share = found.length / looked.length;
    const many = found.length >= 3 && isBeyondChance(found.length, looked.length, byChance);
    if (many || (found.length > 0 && share >= 0.5 && cells.length < 6)) {
      return verdict(`${percent(share)} of the different values ${phrase}.`, found, share);
    }
  }
  return null;
}

/**
 * Numbers by which an organisation knows a person (hospital, staff, case note), by the name of the
 * column; National Insurance and driving licence numbers by their form as well.
 */
export function findLocalIdentifier(column: Column): Verdict | null {
  const looked = spread(column.cells, 500);
  if (looked.length === 0) return null;
  const pattern = patternVerdict(column, looked);
  if (pattern !== null) return pattern;
  const codes = looked.filter(isCode);
  const share = codes.length / looked.length;
  const least = alone(column.heading) ? 2 : Math.min(30, column.filled * 0.3);
  const areCodes = share >= 0.5 && column.distinct >= Math.min(least, column.filled);
  if (!areCodes || looked.filter(({ text }) => looksHashed(text)).length > looked.length * 0.5)
    return null;
  if (isNamed(column.heading)) {
    const why = `The name is that of a local identifier, and ${percent(share)} of the different values are codes.`;
    return verdict(why, codes, share);
  }
  const isNhs = isNamedNhs(column.heading) && !ofPseudonym(column.heading) && column.distinct >= 5;
  return isNhs && !ofCount(column.heading)
    ? verdict(
        'The name is that of NHS numbers, but no more of them pass the check digit than chance would have it: they may be pseudonyms, or numbers of another kind.',
        codes,
        share,
        'warn',
      )
    : null;
}
