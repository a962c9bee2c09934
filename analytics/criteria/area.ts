import { ifHeld } from './column.ts';
import { codesAmong } from './column-truths.ts';
import { expectKey, expectList, expectMap } from './expect.ts';
import { codePattern, expectCode, longestCode } from './expect-text.ts';
import { type CriterionKind, mapSchema, noNeeds, type Phrase } from './kind.ts';
import { isOneOf } from './layout.ts';
import { complain, limits, nameHint, quoted, visible } from './reading.ts';
import { listed } from './wording.ts';

const areaLevels = ['lsoa', 'practice', 'pcn', 'lcp'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** Belongs to one of the areas of a level, by code. */
export interface AreaCriterion {
  readonly kind: 'area';
  readonly level: AreaLevel;
  readonly in: readonly string[];
}

export function isAreaLevel(text: string): text is AreaLevel {
  return (areaLevels as readonly string[]).includes(text);
}

/** Codes that a sentence names before it counts the rest. */
const mostNamed = 12;

function codesInWords(raw: readonly string[]): string {
  const codes = raw.map(visible);
  if (codes.length <= mostNamed) return listed(codes, 'or');
  return `${codes.slice(0, mostNamed).join(', ')} or one of ${codes.length - mostNamed} more`;
}

/** An area by its code: `practice X1`, `LSOA E01000001`. */
export function areaInWords(level: AreaLevel, code: string): string {
  return `${level === 'practice' ? level : level.toUpperCase()} ${visible(code)}`;
}

/** Belonging to an area, in English: `lives in LSOA …`, `is registered with practice …`. */
export function areaPhrase(level: AreaLevel, codes: readonly string[]): Phrase {
  const words = codesInWords(codes);
  if (level === 'practice') {
    const place = `registered with practice ${words}`;
    return { says: `is ${place}`, denies: `is not ${place}`, compound: false };
  }
  const [verb, denial] = level === 'lsoa' ? ['lives in', 'live in'] : ['belongs to', 'belong to'];
  const place = `${level.toUpperCase()} ${words}`;
  return { says: `${verb} ${place}`, denies: `does not ${denial} ${place}`, compound: false };
}

/** The JSON Schema of one code. */
export const codeSchema = {
  type: 'string',
  minLength: 1,
  maxLength: longestCode,
  pattern: codePattern,
};

export const areaKind: CriterionKind<AreaCriterion> = {
  key: 'area',
  companions: [],
  read(entries, { reading }) {
    const entry = entries.get('area');
    const inner = entry && expectMap(entry.value, ['level', 'in'], 'An area', reading);
    if (entry === undefined || inner === undefined) return undefined;
    const { at } = entry.value;
    const level = expectKey(inner, 'level', at, 'An area', reading);
    const codes = expectKey(inner, 'in', at, 'An area', reading);
    const list =
      codes &&
      expectList(codes, 'in', (code) => expectCode(code, 'An area code', reading), reading);
    if (level === undefined) return undefined;
    if (level.kind !== 'text' || !isAreaLevel(level.value)) {
      const wrong = level.kind === 'text' ? level.value : '';
      const reason = `There is no level of area ${quoted(wrong)}.`;
      return complain(reading, level.at, reason, nameHint(wrong, areaLevels));
    }
    return list && { kind: 'area', level: level.value, in: list };
  },
  schema: mapSchema(
    {
      area: mapSchema(
        {
          level: { enum: areaLevels },
          in: {
            type: 'array',
            items: codeSchema,
            minItems: 1,
            maxItems: limits.values,
            uniqueItems: true,
          },
        },
        ['level', 'in'],
      ),
    },
    ['area'],
  ),
  phrase: ({ level, in: codes }) => areaPhrase(level, codes),
  sql: ({ level, in: codes }, { catalogue, indent }) =>
    ifHeld(catalogue, level, (column) => isOneOf(column, codes, indent)),
  truths: ({ level, in: codes }, { columns }) => codesAmong(columns, level, codes),
  needs: ({ level }) => ({ ...noNeeds, fields: [level] }),
};
