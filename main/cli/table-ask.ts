import { type Dimension, dimensions, isDimension } from '../../analytics/contract/dimensions.ts';
import type { GapAsk, TableAsk } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { type Form, forms } from '../../analytics/contract/released.ts';
import { comparisonOf } from './comparison-of.ts';
import { definitionOf } from './definition-of.ts';
import { measureOf } from './measure-of.ts';
import { mergeOf } from './merge-of.ts';
import { parseYaml } from './read-yaml.ts';

/** What a table is asked for with, as the command line spells it. */
export interface TableWords {
  readonly measure: string;
  /** Dimensions with commas between them. */
  readonly by?: string;
  readonly form?: string;
  readonly compare?: string;
  /** Asks how far quintiles are apart. */
  readonly gap?: boolean;
  readonly definition: string;
  readonly policy: string;
  readonly where?: string;
  readonly totals?: boolean;
  /** Ids of conditions with commas between them. */
  readonly combination?: string;
  /** Groups of categories to count as one, each as `quintile=1+2`. */
  readonly merge?: readonly string[];
}

function refuse(reason: string, hint: string): never {
  throw new Refusal({ code: 'usage', reason, hint });
}

const listOf = (written: string) =>
  written.trim() === '' ? [] : written.split(',').map((part) => part.trim());

function readDimensions(written: string): Dimension[] {
  const names = listOf(written);
  const known = names.filter(isDimension);
  const unknown = names.find((part) => !isDimension(part));
  const hint = `Known: ${dimensions.join(', ')}.`;
  if (unknown !== undefined) refuse(`There is no dimension "${unknown}".`, hint);
  if (new Set(known).size < known.length) refuse('A dimension is named twice in --by.', hint);
  return known;
}

function readForm(written: string): Form {
  const form = forms.find((known) => known === written);
  return form ?? refuse(`There is no form "${written}".`, `Known: ${forms.join(', ')}.`);
}

function commonAsk({ measure, form, combination, where, ...words }: TableWords) {
  return {
    measure: measureOf(measure),
    ...(form === undefined ? {} : { form: readForm(form) }),
    definition: definitionOf(words.definition),
    policy: words.policy,
    totals: words.totals === true,
    ...(combination === undefined ? {} : { combination: listOf(combination) }),
    ...(where === undefined ? {} : { where: parseYaml(where, 'usage') }),
  };
}

function mergePart({ merge = [] }: TableWords, by: readonly Dimension[]) {
  return merge.length === 0 ? {} : { merge: mergeOf(merge, by) };
}

/** What `quintile table` asks for; throws a {@link Refusal} (usage) for words that mean nothing. */
export function tableAsk(words: TableWords): TableAsk {
  const by = readDimensions(words.by ?? '');
  if (by.length === 0) {
    refuse('The table does not say what it is by.', 'Name dimensions, e.g. --by quintile,sex.');
  }
  const compare = words.compare === undefined ? {} : { compare: comparisonOf(words.compare, by) };
  return { ...commonAsk(words), ...compare, ...mergePart(words, by), by };
}

/** What `quintile table --gap` asks for; throws as {@link tableAsk}. */
export function gapAsk(words: TableWords): GapAsk {
  if (words.compare !== undefined) {
    refuse('A gap is a comparison of quintiles already.', 'Leave out --compare or --gap.');
  }
  const asked = readDimensions(words.by ?? '');
  const by = asked.filter((name) => name !== 'quintile');
  if (by.length < asked.length) {
    refuse('A gap is between quintiles, which are not in its --by.', 'Leave quintile out of --by.');
  }
  return { ...commonAsk(words), ...mergePart(words, asked), by };
}
