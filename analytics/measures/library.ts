import { conditions, findCondition } from '../dictionary/dictionary.ts';
import { prevalenceOf } from './condition-measure.ts';
import aeAttendances from './library/ae-attendances.yaml?raw';
import bedDays from './library/bed-days.yaml?raw';
import cost from './library/cost.yaml?raw';
import electiveAdmissions from './library/elective-admissions.yaml?raw';
import emergencyAdmissions from './library/emergency-admissions.yaml?raw';
import frailty from './library/frailty.yaml?raw';
import gpContacts from './library/gp-contacts.yaml?raw';
import meanConditions from './library/mean-conditions.yaml?raw';
import multimorbidity from './library/multimorbidity.yaml?raw';
import multimorbidity4 from './library/multimorbidity-4.yaml?raw';
import obesity from './library/obesity.yaml?raw';
import outpatientAttendances from './library/outpatient-attendances.yaml?raw';
import smoking from './library/smoking.yaml?raw';
import type { CountedMeasure } from './measure.ts';
import { parseMeasureDocument } from './parse-measure.ts';

const shipped: readonly CountedMeasure[] = [
  multimorbidity,
  multimorbidity4,
  meanConditions,
  smoking,
  obesity,
  frailty,
  emergencyAdmissions,
  aeAttendances,
  bedDays,
  cost,
  gpContacts,
  outpatientAttendances,
  electiveAdmissions,
].map((text) => parseMeasureDocument(text, 'a shipped measure'));

/** Every measure that comes with the program: the prevalence of each condition, then the documents. */
export const shippedMeasures: readonly CountedMeasure[] = [
  ...conditions.map(prevalenceOf),
  ...shipped,
];

export function findPrevalence(conditionId: string): CountedMeasure | undefined {
  const condition = findCondition(conditionId);
  return condition && prevalenceOf(condition);
}

export function findMeasure(id: string): CountedMeasure | undefined {
  return shipped.find((measure) => measure.id === id);
}

export const measureIds: readonly string[] = shipped.map(({ id }) => id);
