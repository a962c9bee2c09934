import type { QualityCheck } from '../../contract/quality.ts';
import { type AgeRule, type Condition, findCondition } from '../../dictionary/dictionary.ts';
import { type Assessment, labelOf, safe } from './assessment.ts';
import { flagged } from './check-people.ts';
import { found, judge, notChecked, passed, peopleInWords } from './quality-check.ts';

interface Rule extends AgeRule {
  /** The edition that measures follow, where this rule is of another that sets ages and theirs none. */
  readonly measuredBy: string | null;
}

/** The age rule of a condition; where its own edition sets none, that of another edition. */
function ruleOf({ minAge, maxAge, edition, otherAgeRules }: Condition): Rule | undefined {
  const rules: readonly Rule[] = [
    { minAge, maxAge, edition, measuredBy: null },
    ...otherAgeRules.map((other) => ({ ...other, measuredBy: edition })),
  ];
  return rules.find((rule) => rule.minAge !== null || rule.maxAge !== null);
}

/** What becomes of people whose age is not one of the rule's. */
function counting({ edition, measuredBy }: Rule, ages: string): string {
  return measuredBy === null
    ? 'They are kept: segments count a condition at any age, measures of it only at these.'
    : `They are kept and counted: ${edition} counts it at ${ages}, but measures here follow ` +
        `${measuredBy} and count it at any age, as segments do.`;
}

function rangeInWords({ minAge, maxAge }: AgeRule): string {
  if (minAge === null) return `up to ${maxAge}`;
  return maxAge === null ? `${minAge} and over` : `${minAge} to ${maxAge}`;
}

function outOfRule(id: string, rule: Rule, assessment: Assessment): QualityCheck {
  const label = labelOf(assessment, id);
  const ages = rangeInWords(rule);
  const looking = {
    id: `age-rule:${id}`,
    group: 'conditions',
    title: `${label} outside the ages of its register (${ages}, ${rule.edition})`,
    column: assessment.ask.columns.get(id),
  } as const;
  const isOutside = ({ age }: { age: number | null }) =>
    age !== null && (age < (rule.minAge ?? 0) || age > (rule.maxAge ?? age));
  const count = safe(flagged(assessment, id, isOutside), assessment);
  return judge(looking, count, {
    verdict: 'look',
    passed: `Everybody who has it is aged ${ages}.`,
    found:
      `${peopleInWords(count)} of other ages have it recorded. ${counting(rule, ages)} ` +
      'Please say whether the flag is the register or a diagnosis at any age.',
  });
}

function ageRules(assessment: Assessment): readonly QualityCheck[] {
  const { conditions, byAge } = assessment.counts;
  if (byAge.every(({ age }) => age === null)) {
    const title = 'Conditions outside the ages of their registers';
    const looking = { id: 'age-rules', group: 'conditions', title } as const;
    return [notChecked(looking, 'The age of nobody is known.')];
  }
  return conditions.flatMap(({ id }) => {
    const condition = findCondition(id);
    const rule = condition && ruleOf(condition);
    return rule === undefined ? [] : [outOfRule(id, rule, assessment)];
  });
}

interface Contradiction {
  readonly id: string;
  readonly flag: string;
  readonly words: string;
  readonly is: (one: { readonly age: number | null; readonly sex: string | null }) => boolean;
}

const contradictions: readonly Contradiction[] = [
  {
    id: 'pregnant-male',
    flag: 'pregnant',
    words: 'Pregnant and male',
    is: ({ sex }) => sex === '1',
  },
  {
    id: 'pregnant-age',
    flag: 'pregnant',
    words: 'Pregnant under 10 or over 60',
    is: ({ age }) => age !== null && (age < 10 || age > 60),
  },
  ...['dementia', 'copd'].map((flag) => ({
    id: `${flag}-child`,
    flag,
    words: `${findCondition(flag)?.label} under 18`,
    is: ({ age }: { readonly age: number | null }) => age !== null && age < 18,
  })),
];

function contradicted(assessment: Assessment): readonly QualityCheck[] {
  return contradictions.map(({ id, flag, words, is }) => {
    const column = assessment.ask.columns.get(flag);
    const looking = { id, group: 'conditions', title: words, column } as const;
    if (!assessment.counts.flags.includes(flag)) {
      return notChecked(looking, 'The extract does not hold the columns for it.');
    }
    const count = safe(flagged(assessment, flag, is), assessment);
    return judge(looking, count, {
      verdict: 'look',
      passed: 'Nobody is.',
      found:
        `${peopleInWords(count)} are; nothing was changed. It can be, but often comes of joining ` +
        'on the wrong person or of a code that means something else. Please check some.',
    });
  });
}

/** Fewer people than this may well have none of a condition. */
const fewestForNone = 1000;

function noneOrAll(assessment: Assessment): QualityCheck {
  const { conditions, byLcp, people } = assessment.counts;
  const title = 'Conditions of nobody or of nearly everybody';
  const looking = { id: 'conditions-none-or-all', group: 'conditions', title } as const;
  if (conditions.length === 0) return notChecked(looking, 'The extract holds no conditions.');
  if (people < fewestForNone) return notChecked(looking, 'There are too few people to tell.');
  const having = conditions.map(({ label }, at) => ({
    label,
    share: byLcp.reduce((sum, { have }) => sum + (have[at] ?? 0), 0) / people,
  }));
  const named = (isWanted: (share: number) => boolean) =>
    having.flatMap(({ label, share }) => (isWanted(share) ? [label] : [])).join(', ');
  const none = named((share) => share === 0);
  const all = named((share) => share >= 0.9);
  if (none === '' && all === '') {
    return passed(
      looking,
      'Each condition is that of somebody, and none that of 90% or more.',
      null,
    );
  }
  const said = [
    none === '' ? [] : [`Nobody has ${none}.`],
    all === '' ? [] : [`90% or more have ${all}.`],
    ['Please check how these flags were made.'],
  ].flat();
  return found(looking, 'look', null, said.join(' '));
}

/** Checks of conditions against ages, sex and each other. */
export function checkConditions(assessment: Assessment): readonly QualityCheck[] {
  return [...ageRules(assessment), ...contradicted(assessment), noneOrAll(assessment)];
}
