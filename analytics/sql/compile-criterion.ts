import type { Catalogue } from '../criteria/catalogue.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { criterionSql } from '../criteria/criterion-sql.ts';
import { notHeld } from '../criteria/not-held.ts';
import type { Sql } from './sql.ts';

/**
 * A criterion as a boolean expression over a row of `person`: true, false, or NULL for unknown. It
 * holds no placeholders, names no column that the catalogue lacks, and may stand in a WHERE as is.
 */
export function compileCriterion(criterion: Criterion, catalogue: Catalogue): Sql {
  return criterionSql(criterion, catalogue);
}

/** A sentence for each thing that a criterion asks about and the extract does not hold. */
export function criterionWarnings(criterion: Criterion, catalogue: Catalogue): readonly string[] {
  return notHeld([criterion], catalogue);
}
