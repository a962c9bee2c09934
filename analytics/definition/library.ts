import acgPatientNeedGroups from './library/acg-patient-need-groups.yaml?raw';
import ageByConditions from './library/age-by-conditions.yaml?raw';
import ageByConditionsNhsEngland from './library/age-by-conditions-nhs-england.yaml?raw';
import ageByManyConditions from './library/age-by-many-conditions.yaml?raw';
import bridgesToHealth from './library/bridges-to-health.yaml?raw';
import britishColumbia from './library/british-columbia.yaml?raw';
import cambridgeScore from './library/cambridge-score.yaml?raw';
import core20plus5 from './library/core20plus5.yaml?raw';
import electronicFrailty from './library/electronic-frailty.yaml?raw';
import leeds from './library/leeds.yaml?raw';
import multimorbidity from './library/multimorbidity.yaml?raw';
import multimorbidityDefinitions from './library/multimorbidity-definitions.yaml?raw';
import northWestLondon from './library/north-west-london.yaml?raw';
import snee from './library/snee.yaml?raw';
import { parseDefinition } from './parse.ts';

export interface ShippedDefinition {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** The document as its author wrote it, comments included. */
  readonly text: string;
}

function shipped(text: string): ShippedDefinition {
  const { id, title, source } = parseDefinition(text, 'a shipped definition');
  return { id, title, source, text };
}

/**
 * The documents that come with the program: ages by conditions, of which the first is the one that is
 * taken where none is named; whole models; ways of counting conditions; what is imported; overlays.
 */
export const shippedDefinitions: readonly ShippedDefinition[] = [
  ageByConditions,
  ageByConditionsNhsEngland,
  ageByManyConditions,
  leeds,
  snee,
  bridgesToHealth,
  northWestLondon,
  britishColumbia,
  multimorbidity,
  electronicFrailty,
  cambridgeScore,
  acgPatientNeedGroups,
  multimorbidityDefinitions,
  core20plus5,
].map(shipped);
