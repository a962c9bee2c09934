import { type Cell, type Column, percent, spread, type Verdict } from './column.ts';
import { ofCount, ofOrganisation, ofPerson, ofPseudonym, saying } from './heading.ts';
import { masks } from './mask.ts';

const ofAddress = saying(
  ...[
    'address',
    'addr',
    'addresses',
    'address line',
    'addr line',
    'add 1',
    'add 2',
    'street',
    'house',
  ],
  ...[
    'house name',
    'house number',
    'house no',
    'dwelling',
    'abode',
    'residence line',
    'home address',
  ],
  ...['lives at', 'premises', 'flat', 'thoroughfare', 'line 1', 'line 2', 'addln', 'road'],
);
const addressRun = /address|^addr/;
const ofOtherThings = saying(
  ...[
    'email',
    'mail',
    'ip',
    'mac',
    'web',
    'url',
    'lsoa',
    'postcode',
    'type',
    'uprn',
    'hash',
    'code',
  ],
  ...['care', 'nursing', 'bound', 'area', 'method', 'date', 'base'],
);

const streets =
  'street|st|road|rd|lane|ln|avenue|ave|av|drive|dr|close|cl|court|ct|crescent|cres|gardens|gdns|' +
  'garden|grove|gr|terrace|ter|place|pl|way|walk|mount|row|hill|park|square|sq|mews|view|rise|green|' +
  'parade|garth|croft|fold|gate|vale|approach|side|bank|mead|meadow|meadows|copse|drove|yard|path|' +
  'heights|villas|cottages|cottage|wharf|quay|esplanade|circus|broadway|parkway|wynd|brae|loan|' +
  'chase|end|field|fields|lea|ridge|orchard|loke|drift|passage|alley|boulevard|crossing|hollow|dene';

const numbered = new RegExp(
  `(?:^|[\\s,])\\d{1,4}[a-z]?(?:\\s*[-–/]\\s*\\d{1,4}[a-z]?)?,?\\s+(?:[\\p{L}'’.\\-]+,?\\s+){0,4}(?:[\\p{L}]{3,}(?:gate|field|ways|wood|dale))?(?:${streets})\\.?(?=$|[\\s,.;])`,
  'iu',
);
const dwelling = /^(?:flat|apartment|apt|unit|room|studio)\.?\s*\d{1,4}[a-z]?(?=$|[\s,])/i;
const measures =
  /\b(?:mg|mcg|ml|tablet|tablets|daily|dose|weeks?|days?|months?|years?|hours?|practice|surgery|clinic)\b/i;

const mostLooked = 500;

function isAddress({ text, digits, letters, hasSpace }: Cell): boolean {
  if (digits === 0 || letters < 4 || !hasSpace || text.length > 200) return false;
  return (numbered.test(text) || dwelling.test(text)) && !measures.test(text);
}

function maskAddress(text: string): string {
  const street = new RegExp(`\\b(${streets})\\b`, 'i').exec(text)?.[1];
  return street === undefined ? '** ***' : `** *** ${street}`;
}

/** Whether cells are texts, nearly each with one of its own, as lines of an address are. */
function areLines(looked: readonly Cell[], distinct: number, filled: number): boolean {
  const texts = looked.filter(({ letters, text }) => letters >= 4 && text.length >= 5);
  const areMany = distinct >= Math.min(30, filled * 0.5) && distinct >= 5;
  const spaced = looked.filter(({ hasSpace }) => hasSpace).length;
  return areMany && texts.length >= looked.length * 0.6 && spaced >= looked.length * 0.3;
}

/** Addresses: a number and a street, or lines under the name of an address. */
export function findAddress({ heading, cells, distinct, filled }: Column): Verdict | null {
  const looked = spread(cells, mostLooked);
  if (looked.length === 0) return null;
  const found = looked.filter(isAddress);
  const share = found.length / looked.length;
  const isOther = ofOtherThings(heading) || ofCount(heading) || ofPseudonym(heading);
  const isNamed = (ofAddress(heading) || addressRun.test(heading.squashed)) && !isOther;
  const isPublic = ofOrganisation(heading) && !ofPerson(heading);
  const byLines = isNamed && areLines(looked, distinct, filled);
  const enough = isNamed
    ? share >= 0.05 || byLines
    : share >= 0.2 && (found.length >= 3 || share >= 0.5);
  if (!enough || (found.length === 0 && !byLines)) return null;
  const reason =
    share > 0
      ? `${percent(share)} of the different values hold a number and a street.`
      : 'The name is that of an address, and the values are lines of text.';
  return {
    kind: 'address',
    severity: isPublic ? 'warn' : 'block',
    reason,
    share: share > 0 ? share : null,
    masked: masks(
      (found.length > 0 ? found : looked).map(({ text }) => text),
      maskAddress,
    ),
  };
}
