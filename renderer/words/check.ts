import type { CheckGroup, QualityCheck } from '../../analytics/contract/quality.ts';

export const groupWords: Readonly<Record<CheckGroup, string>> = {
  rows: 'Rows',
  people: 'People',
  'ages-and-dates': 'Ages and dates',
  conditions: 'Conditions',
  codes: 'Codes',
  places: 'Places',
  practices: 'Practices',
};

export const verdictWords: Readonly<Record<QualityCheck['verdict'], string>> = {
  wrong: 'Wrong',
  look: 'To look at',
  passed: 'Passed',
  'not-checked': 'Not checked',
};
