import { type Dimension, noSegmentCode } from '../../contract/dimensions.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Catalogue } from '../../criteria/catalogue.ts';
import { readCriterion } from '../../definition/criterion-from-data.ts';
import type { Segmentation } from '../../definition/segmentation.ts';
import { compileCriterion } from '../../sql/compile-criterion.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import { type AxesOf, holdsDimension, personAxis } from '../counting/axes-at-hand.ts';
import { definitionAtHand } from '../definition-at-hand.ts';
import { catalogueOf } from '../extract-at-hand.ts';
import { narrowingSql } from '../narrow.ts';
import type { CodesKept, PersonTest } from './population-of.ts';

/** An extract, and its places. */
export type TestedBy = Omit<AxesOf, 'combination'>;

const certainly = (test: Sql) => sql`coalesce(${test}, FALSE)`;

/** Whether people are in some segments of a definition, which hold whoever certainly satisfies them. */
function segmentsSql(
  { assign, population, segments }: Segmentation,
  codes: readonly string[],
  catalogue: Catalogue,
): Sql {
  const rules = segments.flatMap(({ id, when }) =>
    when === null ? [] : [{ id, test: certainly(compileCriterion(when, catalogue)) }],
  );
  const rest = segments.find(({ when }) => when === null)?.id ?? noSegmentCode;
  const none = sql`NOT (${join([sql`FALSE`, ...rules.map(({ test }) => test)], ' OR ')})`;
  const chosen = rules.map(({ id, test }, at) => {
    const isKept = codes.includes(id);
    if (assign === 'every-match') return isKept ? test : sql`FALSE`;
    const others = rules.slice(0, at).map((rule) => sql`NOT ${rule.test}`);
    return isKept ? sql`(${join([...others, test], ' AND ')})` : sql`FALSE`;
  });
  const some = join([...chosen, codes.includes(rest) ? none : sql`FALSE`], ' OR ');
  const inside = population === null ? sql`TRUE` : compileCriterion(population, catalogue);
  return sql`${certainly(inside)} AND (${some})`;
}

function filterSql(kept: CodesKept, { extract, places }: TestedBy): Sql | null {
  const { dimension, codes, definition, combination } = kept;
  const catalogue = catalogueOf(extract);
  if (dimension === 'segment') {
    if (definition === null) return null;
    return segmentsSql(definitionAtHand(definition).document, codes, catalogue);
  }
  const isOfNone = dimension === 'combination' && combination.length === 0;
  if (isOfNone || !holdsDimension(extract, dimension)) return null;
  const axis = personAxis(dimension, { extract, places, combination });
  const filters: Partial<Record<Dimension, readonly string[]>> = { [dimension]: codes };
  return narrowingSql([axis], filters, null, catalogue);
}

/**
 * A test as SQL over a row of `person`, true or false; null where it cannot be asked of the people any
 * more: the extract has lost a column, or the language a word.
 */
export function testSql(test: PersonTest, by: TestedBy): Sql | null {
  try {
    const asked =
      'kept' in test
        ? filterSql(test.kept, by)
        : compileCriterion(readCriterion(test.criterion), catalogueOf(by.extract));
    return asked === null ? null : certainly(asked);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
