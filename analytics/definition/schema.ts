import { type JsonSchema, mapSchema } from '../criteria/kind.ts';
import { kinds } from '../criteria/kinds.ts';
import { limits } from '../criteria/reading.ts';
import { idSchema } from './id.ts';
import { proseSchema } from './prose.ts';
import { segmentSchema } from './read-segment.ts';
import { longest, mostDoubts } from './read-segmentation.ts';
import { assignments } from './segmentation.ts';

const isRest = { required: ['otherwise'] };
const criterion = { $ref: '#/$defs/criterion' };

/** With first-match exactly one segment takes the rest; otherwise at most one does. */
const rest = {
  if: { properties: { assign: { const: 'first-match' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { segments: { contains: isRest, minContains: 1, maxContains: 1 } } },
  else: { properties: { segments: { contains: isRest, minContains: 0, maxContains: 1 } } },
};

/**
 * The shape of a segmentation document in JSON Schema 2020-12, put together from the criteria. It
 * cannot say that ids differ, that `otherwise` comes last or that ranges run upwards: the reader
 * does.
 */
export const segmentationSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Quintile segmentation document, version 1',
  ...mapSchema(
    {
      version: { const: 1 },
      id: idSchema,
      title: proseSchema(longest.title),
      source: proseSchema(longest.source),
      doubts: {
        type: 'array',
        minItems: 1,
        maxItems: mostDoubts,
        uniqueItems: true,
        items: proseSchema(longest.doubt),
      },
      assign: { enum: assignments },
      population: criterion,
      segments: {
        type: 'array',
        minItems: 1,
        maxItems: limits.segments,
        items: { $ref: '#/$defs/segment' },
      },
    },
    ['version', 'id', 'title', 'assign', 'segments'],
    rest,
  ),
  $defs: {
    segment: segmentSchema,
    criterion: { anyOf: Object.values(kinds).map(({ schema }) => schema) },
  },
};

/** The text of `segmentation.schema.json`, which is generated and never edited. */
export function segmentationSchemaText(): string {
  return `${JSON.stringify(segmentationSchema, null, 2)}\n`;
}
