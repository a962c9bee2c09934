import { parse } from 'yaml';
import conditionsText from './conditions.yaml?raw';
import fieldsText from './fields.yaml?raw';

export interface Condition {
  readonly id: string;
  readonly label: string;
  /** Register code of the Quality and Outcomes Framework, where there is one. */
  readonly qof: string | null;
  /** Ages, inclusive, to which a measure of the condition is limited. */
  readonly minAge: number | null;
  readonly maxAge: number | null;
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

interface WrittenCondition {
  id: string;
  label: string;
  qof?: string;
  min?: number;
  max?: number;
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

/** Whose age rules the conditions carry. */
export const conditionEdition: string = writtenConditions.edition;

export const conditions: readonly Condition[] = writtenConditions.conditions.map((written) => ({
  id: written.id,
  label: written.label,
  qof: written.qof ?? null,
  minAge: written.min ?? null,
  maxAge: written.max ?? null,
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

const conditionsById = new Map(conditions.map((condition) => [condition.id, condition]));
const fieldsById = new Map(fields.map((field) => [field.id, field]));

export function findCondition(id: string): Condition | undefined {
  return conditionsById.get(id);
}

export function findField(id: string): Field | undefined {
  return fieldsById.get(id);
}
