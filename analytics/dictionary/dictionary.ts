import { parse } from 'yaml';
import conditionsText from './conditions.yaml?raw';
import fieldsText from './fields.yaml?raw';

/** Ages, inclusive, to which a measure of a condition is limited; null is no limit. */
export interface AgeRule {
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** Whose rule it is, e.g. `QOF 2019/20`. */
  readonly edition: string;
}

/** A condition, with the age rule that measures of it follow. */
export interface Condition extends AgeRule {
  readonly id: string;
  readonly label: string;
  /** Register code of the Quality and Outcomes Framework, where there is one. */
  readonly qof: string | null;
  /** Rules of other editions, where they differ. */
  readonly otherAgeRules: readonly AgeRule[];
  readonly system: string;
  /** Counts where a document counts conditions without listing them. */
  readonly longTerm: boolean;
  readonly synonyms: readonly string[];
}

export type FieldKind = 'code' | 'category' | 'number' | 'flag';

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Code to label; empty unless the kind is `category`. */
  readonly categories: Readonly<Record<string, string>>;
  /** Plausible values of a number, inclusive; a value outside them is not kept. */
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: string | null;
  readonly synonyms: readonly string[];
}

interface WrittenAges {
  min?: number;
  max?: number;
}

interface WrittenCondition extends WrittenAges {
  id: string;
  label: string;
  qof?: string;
  edition?: string;
  also?: (WrittenAges & { edition: string })[];
  system: string;
  'long-term': boolean;
  synonyms: string[];
}

interface WrittenField {
  id: string;
  label: string;
  kind: FieldKind;
  categories?: Record<string, string>;
  from?: number;
  to?: number;
  unit?: string;
  synonyms: string[];
}

const writtenConditions = parse(conditionsText) as {
  edition: string;
  conditions: WrittenCondition[];
};

/** Whose age rules the conditions carry, where they name no other. */
export const conditionEdition: string = writtenConditions.edition;

function ageRule({ min, max }: WrittenAges, edition: string): AgeRule {
  return { minAge: min ?? null, maxAge: max ?? null, edition };
}

export const conditions: readonly Condition[] = writtenConditions.conditions.map((written) => ({
  id: written.id,
  label: written.label,
  qof: written.qof ?? null,
  ...ageRule(written, written.edition ?? conditionEdition),
  otherAgeRules: (written.also ?? []).map((other) => ageRule(other, other.edition)),
  system: written.system,
  longTerm: written['long-term'],
  synonyms: written.synonyms,
}));

export const fields: readonly Field[] = (
  parse(fieldsText) as { fields: WrittenField[] }
).fields.map((written) => ({
  id: written.id,
  label: written.label,
  kind: written.kind,
  categories: written.categories ?? {},
  from: written.from ?? null,
  to: written.to ?? null,
  unit: written.unit ?? null,
  synonyms: written.synonyms,
}));

/** Whether a field counts events of a person, such as admissions, and is no amount. */
export function countsEvents({ unit }: Field): boolean {
  return ['contacts', 'attendances', 'admissions', 'days'].includes(unit ?? '');
}

const conditionsById = new Map(conditions.map((condition) => [condition.id, condition]));
const fieldsById = new Map(fields.map((field) => [field.id, field]));

export function findCondition(id: string): Condition | undefined {
  return conditionsById.get(id);
}

export function findField(id: string): Field | undefined {
  return fieldsById.get(id);
}
