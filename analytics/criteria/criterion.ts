import type { AgeCriterion } from './age.ts';
import type { AllCriterion, AnyCriterion, NotCriterion } from './all-any-not.ts';
import type { AreaCriterion } from './area.ts';
import type { ConditionCriterion } from './condition.ts';
import type { ConditionsCriterion } from './conditions.ts';
import type { FieldCriterion } from './field.ts';
import type { DecileCriterion, QuintileCriterion } from './fifth.ts';
import type { ScoreCriterion } from './score.ts';
import type { SystemsCriterion } from './systems.ts';

/**
 * A statement about one person that is true, false or unknown (Kleene 1938). A missing value makes
 * it unknown, and so does a column that the extract does not hold.
 */
export type Criterion =
  | ConditionCriterion
  | ConditionsCriterion
  | SystemsCriterion
  | ScoreCriterion
  | AgeCriterion
  | QuintileCriterion
  | DecileCriterion
  | AreaCriterion
  | FieldCriterion
  | AllCriterion
  | AnyCriterion
  | NotCriterion;
