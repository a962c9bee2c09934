import type { QualityCheck, SafeCount } from '../../contract/quality.ts';
import { type Assessment, safe } from './assessment.ts';
import { found, judge, notChecked, passed, peopleInWords } from './quality-check.ts';

/** Fewer ages than this have no distribution to speak of. */
const fewestAges = 100;

/** No living person in the United Kingdom has been much older. */
const oldest = 110;

type Ages = ReadonlyMap<number, number>;

function agesOf({ counts }: Assessment): Ages {
  const ages = new Map<number, number>();
  for (const { age, people } of counts.byAge) {
    if (age !== null) ages.set(age, (ages.get(age) ?? 0) + people);
  }
  return ages;
}

function peopleAged(ages: Ages, isWanted: (age: number) => boolean): number {
  return [...ages].reduce((sum, [age, people]) => sum + (isWanted(age) ? people : 0), 0);
}

const atLeast = (count: SafeCount, share: number, whole: number) =>
  'shown' in count && count.shown >= share * whole;

function heaped(assessment: Assessment, ages: Ages, known: number): QualityCheck {
  const looking = {
    id: 'age-heaped',
    group: 'ages-and-dates',
    title: 'More than a fifth of ages the same',
  } as const;
  const top = [...ages].sort(([a, one], [b, other]) => other - one || a - b)[0];
  const [age, people] = top ?? [0, 0];
  const count = safe(people, assessment);
  if (people === known) {
    return found(looking, 'wrong', null, `Everybody is aged ${age}. Please check the column.`);
  }
  if (!atLeast(count, 0.2, known)) {
    return passed(looking, 'No single age is that of more than a fifth.', null);
  }
  const why = age === 0 ? ' Is 0 written where the age is not known?' : '';
  const detail = `${peopleInWords(count)} are aged ${age}; they are kept.${why}`;
  return found(looking, 'wrong', count, `${detail} Please check how ages were worked out.`);
}

function inFives(assessment: Assessment, ages: Ages): QualityCheck {
  const looking = {
    id: 'age-fives',
    group: 'ages-and-dates',
    title: 'Ages rounded to fives or tens',
  } as const;
  const between = peopleAged(ages, (age) => age >= 23 && age <= 62);
  if (between < fewestAges) {
    return notChecked(looking, 'There are too few people aged 23 to 62 to tell.');
  }
  const fives = peopleAged(ages, (age) => age >= 23 && age <= 62 && age % 5 === 0);
  const count = safe(fives, assessment);
  if (!atLeast(count, 0.35, between)) {
    return passed(looking, 'Ages that end in 0 or 5 are no more common than others.', null);
  }
  return found(
    looking,
    'look',
    count,
    `${peopleInWords(count)} of 23 to 62 have an age that ends in 0 or 5, where a fifth would be ` +
      'expected. Ages are kept as they are. Please say whether they are bands, and send single years.',
  );
}

function veryOld(assessment: Assessment, ages: Ages): QualityCheck {
  const looking = {
    id: 'age-very-old',
    group: 'ages-and-dates',
    title: `Aged ${oldest} or over`,
  } as const;
  const count = safe(
    peopleAged(ages, (age) => age >= oldest),
    assessment,
  );
  return judge(looking, count, {
    verdict: 'look',
    passed: `Nobody is aged ${oldest} or over.`,
    found:
      `${peopleInWords(count)} are; they are kept. Ages like these come of a date of birth such as ` +
      '1 January 1900 that stands for not known. Please leave such ages empty.',
  });
}

function openTop(assessment: Assessment, ages: Ages): QualityCheck {
  const looking = {
    id: 'age-open-top',
    group: 'ages-and-dates',
    title: 'Oldest ages put together',
  } as const;
  const top = Math.max(...ages.keys());
  const people = ages.get(top) ?? 0;
  const count = safe(people, assessment);
  const isOpen =
    top >= 80 && top < oldest && people > 2 * (ages.get(top - 1) ?? 0) && 'shown' in count;
  if (!isOpen || count.shown === 0) {
    return passed(looking, 'The oldest ages thin out as ages do.', null);
  }
  return found(
    looking,
    'look',
    count,
    `${peopleInWords(count)} are aged ${top} and nobody is older: this seems to be ${top} and over. ` +
      `Bands above ${top} stay empty. Please say so in the specification.`,
  );
}

/** Checks of how ages are distributed. */
export function checkAges(assessment: Assessment): readonly QualityCheck[] {
  const ages = agesOf(assessment);
  const known = peopleAged(ages, () => true);
  if (known < fewestAges) {
    const title = 'Distribution of ages';
    const looking = { id: 'age-distribution', group: 'ages-and-dates', title } as const;
    return [notChecked(looking, 'There are too few people whose age is known.')];
  }
  return [
    heaped(assessment, ages, known),
    inFives(assessment, ages),
    veryOld(assessment, ages),
    openTop(assessment, ages),
  ].map((check) => ({ ...check, column: assessment.ask.columns.get('age') ?? check.column }));
}
