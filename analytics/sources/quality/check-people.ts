import type { QualityCheck } from '../../contract/quality.ts';
import { type Assessment, safe } from './assessment.ts';
import { found, judge, notChecked, passed, peopleInWords } from './quality-check.ts';

/** Fewer people than this may all be alike for good reasons. */
const fewestAlike = 100;

/** People with a flag, among those of a sex and age. */
export function flagged(
  { counts }: Assessment,
  flag: string,
  isWanted: (one: { readonly age: number | null; readonly sex: string | null }) => boolean,
): number {
  const at = counts.flags.indexOf(flag);
  return counts.byAge.reduce((sum, one) => sum + (isWanted(one) ? (one.have[at] ?? 0) : 0), 0);
}

function unnamed(assessment: Assessment): QualityCheck {
  const { ask } = assessment;
  const looking = {
    id: 'people-unnamed',
    group: 'people',
    title: 'People without an identifier',
    column: ask.columns.get('person_id'),
  } as const;
  if (ask.unnamed === null) {
    return notChecked(looking, 'No column of the files says whose a row is: a row is a person.');
  }
  const count = safe(ask.unnamed, assessment);
  return judge(looking, count, {
    verdict: 'wrong',
    passed: 'Everybody has an identifier.',
    found:
      `${peopleInWords(count)} have none; each row counts as a person of its own, and other files ` +
      'cannot be joined to them. Please fill the pseudonym.',
  });
}

function deceased(assessment: Assessment): QualityCheck {
  const looking = {
    id: 'people-deceased',
    group: 'people',
    title: 'People who have died',
    column: assessment.ask.columns.get('deceased'),
  } as const;
  if (!assessment.counts.flags.includes('deceased')) {
    return notChecked(looking, 'No column says who has died.');
  }
  const count = safe(
    flagged(assessment, 'deceased', () => true),
    assessment,
  );
  return judge(looking, count, {
    verdict: 'look',
    passed: 'Nobody is marked as having died.',
    found:
      `${peopleInWords(count)} are marked as having died, and are kept. ` +
      'Please confirm that the extract is meant to hold them.',
  });
}

function sexes(assessment: Assessment): QualityCheck {
  const { counts, ask } = assessment;
  const looking = {
    id: 'people-one-sex',
    group: 'people',
    title: 'Only one sex, or many whose sex is not known',
    column: ask.columns.get('sex'),
  } as const;
  if (!counts.columns.some(({ id }) => id === 'sex')) {
    return notChecked(looking, 'No column gives the sex.');
  }
  if (counts.people < fewestAlike) {
    return notChecked(looking, 'There are too few people for a distribution to mean much.');
  }
  const of = (wanted: readonly (string | null)[]) =>
    counts.byAge.reduce((sum, { sex, people }) => sum + (wanted.includes(sex) ? people : 0), 0);
  const [male, female, neither] = [of(['1']), of(['2']), of(['9', 'X'])];
  if (male + female + neither === 0) return notChecked(looking, 'The sex of nobody is known.');
  if (male === 0 || female === 0) {
    const only = male === 0 && female === 0 ? 'neither' : male === 0 ? 'female' : 'male';
    const detail =
      only === 'neither' ? 'Nobody is male or female.' : `Everybody whose sex is given is ${only}.`;
    const asked = 'Please confirm that this is the population that was asked for.';
    return found(looking, 'look', null, `${detail} ${asked}`);
  }
  const count = safe(neither, assessment);
  if ('hidden' in count || count.shown * 20 <= counts.people) {
    return passed(looking, 'Both sexes are there, and few are neither.', null);
  }
  const detail = `${peopleInWords(count)}, over 5%, are indeterminate or not known.`;
  return found(looking, 'look', count, `${detail} Please check how the codes were made.`);
}

/** Checks of who the people are. */
export function checkPeople(assessment: Assessment): readonly QualityCheck[] {
  return [unnamed(assessment), deceased(assessment), sexes(assessment)];
}
