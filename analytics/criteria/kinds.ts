import { ageKind } from './age.ts';
import { allKind, anyKind, notKind } from './all-any-not.ts';
import { areaKind } from './area.ts';
import { conditionKind } from './condition.ts';
import { conditionsKind } from './conditions.ts';
import type { Criterion } from './criterion.ts';
import { fieldKind } from './field.ts';
import { decileKind, quintileKind } from './fifth.ts';
import type { CriterionKind } from './kind.ts';
import { scoreKind } from './score.ts';
import { systemsKind } from './systems.ts';

type Kinds = {
  readonly [K in Criterion['kind']]: CriterionKind<Extract<Criterion, { kind: K }>>;
};

/** Every kind of criterion, by the key that names it. */
export const kinds: Kinds = {
  condition: conditionKind,
  conditions: conditionsKind,
  systems: systemsKind,
  score: scoreKind,
  age: ageKind,
  quintile: quintileKind,
  decile: decileKind,
  area: areaKind,
  field: fieldKind,
  all: allKind,
  any: anyKind,
  not: notKind,
};

/** The kind of a criterion, for asking anything of it. */
export function kindOf(criterion: Criterion): CriterionKind<Criterion> {
  return kinds[criterion.kind] as unknown as CriterionKind<Criterion>;
}
