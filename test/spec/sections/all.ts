import type { Section } from '../example.ts';
import { age } from './age.ts';
import { allAnyNot } from './all-any-not.ts';
import { area } from './area.ts';
import { beforeARun } from './before-a-run.ts';
import { condition } from './condition.ts';
import { conditions } from './conditions.ts';
import { differences } from './differences.ts';
import { everyMatch } from './every-match.ts';
import { field } from './field.ts';
import { firstMatch } from './first-match.ts';
import { limitsAndForm } from './limits-and-form.ts';
import { conditionNames, fieldNames } from './names.ts';
import { population } from './population.ts';
import { problems } from './problems.ts';
import { quintileAndDecile } from './quintile-and-decile.ts';
import { score } from './score.ts';
import { systems } from './systems.ts';
import { unknowns } from './unknowns.ts';
import { wholeDocument } from './whole-document.ts';

const criteria: Section = {
  level: 2,
  title: 'Criteria',
  pieces: [
    'A criterion is a map with one key that names its kind (and, for `field`, the test beside it).',
  ],
};

const names: Section = {
  level: 2,
  title: 'Names',
  pieces: [
    'A document may use these names and no others; any other is an error, with the nearest one.',
  ],
};

/** The sections of the page in order. */
export const sections: readonly Section[] = [
  wholeDocument,
  criteria,
  ...[condition, conditions, systems, score, age, quintileAndDecile, area, field, allAnyNot],
  unknowns,
  firstMatch,
  everyMatch,
  population,
  beforeARun,
  differences,
  problems,
  limitsAndForm,
  names,
  fieldNames,
  conditionNames,
];
