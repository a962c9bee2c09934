import { isBeyondChance } from './chance.ts';
import { type Cell, type Column, percent, rowsOf, type Verdict } from './column.ts';
import { fewestPostcodes, isNearPostcode, isOfCodes } from './handful.ts';
import { ofOrganisation, ofPerson, saying } from './heading.ts';
import { masks } from './mask.ts';
import { postcodeAreas } from './postcode-areas.ts';

const ofPostcode = saying(
  ...[
    'postcode',
    'post code',
    'postal code',
    'pcode',
    'pc',
    'pcd',
    'pcds',
    'pcd 2',
    'pcd 7',
    'pcd 8',
  ],
  ...['zip', 'zipcode', 'post cd'],
);

/** BS 7666: area and district, then a digit and two letters that are none of C, I, K, M, O, V. */
const whole = /^([A-Z]{1,2})\d[A-Z\d]?[\s.\-_]*\d[ABD-HJLNP-UW-Z]{2}$/;
const within = /(?<![A-Za-z\d])([A-Z]{1,2})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z\d])/g;
const anywhere = new RegExp(within.source);
const girobank = /^GIR ?0AA$/;

const isArea = (area: string | undefined) => area !== undefined && postcodeAreas.has(area);

/** Letters of one case: a clinical code such as `G33zz` is not a postcode. */
function inOneCase(text: string): string | null {
  const upper = text.toUpperCase();
  return text === upper || text === text.toLowerCase() ? upper : null;
}

/** Whether a text is a full postcode of a real area, in one case. */
export function isPostcode(text: string): boolean {
  const upper = inOneCase(text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text);
  return upper !== null && (isArea(whole.exec(upper)?.[1]) || girobank.test(upper));
}

function holdsPostcode(text: string): boolean {
  if (!anywhere.test(text)) return false;
  for (const [, area] of text.matchAll(within)) if (isArea(area)) return true;
  return false;
}

/** By chance, a code of letters and digits has the form of a postcode in a real area this often. */
const byChance = 0.005;
const byChanceInText = 0.001;

function maskPostcode(text: string): string {
  const match = /(?<![A-Za-z\d])([A-Za-z]{1,2})\d/.exec(text);
  const area = match?.[1]?.toUpperCase();
  return `${isArea(area) ? area : ''}* ***`;
}

function verdict(found: readonly Cell[], column: Column, text: 'are' | 'hold'): Verdict {
  const share = found.length / column.cells.length;
  const areMost = rowsOf(found) >= rowsOf(column.cells) * 0.5;
  const isPublic = areMost && ofOrganisation(column.heading) && !ofPerson(column.heading);
  return {
    kind: 'postcode',
    severity: isPublic ? 'warn' : 'block',
    reason: `${percent(share)} of the different values ${text === 'are' ? 'are full postcodes' : 'hold a full postcode'}${isPublic ? ', by the name an organisation’s' : ''}.`,
    share,
    masked: masks(
      found.map((cell) => cell.text),
      maskPostcode,
    ),
    isInside: text === 'hold',
  };
}

/** Few postcodes among codes of another shape: sure where no other cell could be one by chance. */
function handfulVerdict(
  alone: readonly Cell[],
  likely: readonly Cell[],
  column: Column,
): Verdict | null {
  if (!isOfCodes(column)) return null;
  const found = new Set(alone);
  const others = likely.filter((cell) => !found.has(cell) && isNearPostcode(cell));
  const isSpaced = (cell: Cell) => cell.hasSpace;
  const sure = others.length === 0 ? alone : others.some(isSpaced) ? [] : alone.filter(isSpaced);
  if (sure.length === 0) return null;
  const isMany = rowsOf(sure) >= fewestPostcodes;
  return { ...verdict(sure, column, 'are'), severity: isMany ? 'block' : 'warn' };
}

/** Full postcodes, alone or in text. Districts (`LS25`) and pseudo postcodes (`ZZ99`) are none. */
export function findPostcode(column: Column): Verdict | null {
  const { cells, heading } = column;
  const likely = cells.filter(
    ({ digits, letters, text }) => digits >= 2 && letters >= 3 && text.length >= 5,
  );
  if (likely.length === 0) return null;
  const alone = likely.filter(({ text }) => text.length <= 12 && isPostcode(text));
  const some = alone.length > 0 && (ofPostcode(heading) || alone.length / cells.length >= 0.5);
  if (some || (alone.length >= 3 && isBeyondChance(alone.length, cells.length, byChance))) {
    return verdict(alone, column, 'are');
  }
  const handful = alone.length === 0 ? null : handfulVerdict(alone, likely, column);
  if (handful !== null) return handful;
  const inside = likely.filter(({ hasSpace, text }) => hasSpace && holdsPostcode(text));
  const many = inside.length >= 3 && isBeyondChance(inside.length, cells.length, byChanceInText);
  return many || inside.length / cells.length >= 0.5 ? verdict(inside, column, 'hold') : null;
}
