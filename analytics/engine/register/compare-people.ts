import { canonical } from '../../audit/canonical.ts';
import { isWithin } from '../../audit/is-within.ts';
import type { PopulationRule } from '../../audit/manifest.ts';
import { criteriaOf, whereOf } from '../../audit/rule.ts';
import { type Population, ruleTests } from './population-of.ts';
import type { SortedByTests } from './sort-by-tests.ts';

/** How many people are in one population and not in another, and in both. */
export interface Differing {
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly both: number;
}

/** Populations and criteria held against one another on the people themselves. */
export interface ComparedPeople {
  /** Null where one of them cannot be counted any more. */
  differing(one: Population, other: Population): Differing | null;
  /**
   * Whether everybody of the extract who is of one population, as an attack reads it, is of another.
   * False where it is not known, or nobody is of the first.
   */
  criteriaWithin(part: PopulationRule, whole: PopulationRule): boolean;
}

const textsOf = (rule: PopulationRule) => ruleTests(rule).map(({ text }) => text);

/** What one population asks that another does not ask already, by how they are written. */
function unlessWritten(part: PopulationRule, { where, filters }: PopulationRule): PopulationRule {
  const asked = criteriaOf(where).filter(({ value }) => !isWithin(part.where, value));
  const left = Object.entries(filters).filter(
    ([name, codes]) => part.filters[name]?.every((code) => codes.includes(code)) !== true,
  );
  return { where: whereOf(asked), filters: Object.fromEntries(left) };
}

/** Compares the people of an extract, sorted by tests whose texts are given in the same order. */
export function comparePeople(
  { people, passes }: SortedByTests,
  texts: readonly string[],
): ComparedPeople {
  const byText = new Map(texts.map((text, at) => [text, passes[at] as Uint8Array]));
  const members = new Map<string, Uint8Array>();
  const within = new Map<string, boolean>();

  /** Whether those who are alike pass all of some tests. */
  function passing(all: readonly string[]): Uint8Array {
    const key = all.join('\n');
    const known = members.get(key);
    if (known !== undefined) return known;
    const made = new Uint8Array(people.length).fill(1);
    for (const text of all) {
      const own = byText.get(text);
      made.forEach((is, at) => {
        made[at] = is & (own?.[at] ?? 0);
      });
    }
    members.set(key, made);
    return made;
  }
  const isCounted = (text: string) => byText.has(text);

  function countedWithin(part: PopulationRule, whole: PopulationRule): boolean {
    const own = passing(textsOf(part).filter(isCounted));
    const wanted = textsOf(unlessWritten(part, whole));
    if (!own.includes(1) || !wanted.every(isCounted)) return false;
    const all = passing(wanted);
    return own.every((is, at) => is <= (all[at] as number));
  }
  return {
    differing(one, other) {
      const tests = [one, other].map((population) => population.tests.map(({ text }) => text));
      const [first = [], second = []] = tests;
      if (![...first, ...second].every(isCounted)) return null;
      const [ins, others] = [passing(first), passing(second)];
      const counted = { onlyFirst: 0, onlySecond: 0, both: 0 };
      people.forEach((number, at) => {
        if (ins[at] === 1 && others[at] === 1) counted.both += number;
        else if (ins[at] === 1) counted.onlyFirst += number;
        else if (others[at] === 1) counted.onlySecond += number;
      });
      return counted;
    },
    criteriaWithin(part, whole) {
      const text = [part, whole].map((rule) => canonical(rule)).join('\n');
      const known = within.get(text) ?? countedWithin(part, whole);
      within.set(text, known);
      return known;
    },
  };
}
