import type { QualityCheck } from '../../contract/quality.ts';
import { findCondition, findField } from '../../dictionary/dictionary.ts';
import type { Loss } from '../people/losses.ts';
import { type Assessment, safeRows } from './assessment.ts';
import { listedCells, listedWords, peopleFile, rangeWords } from './list-rejects.ts';
import { cellsInWords } from './protection.ts';
import { found, type Looking, notChecked, passed } from './quality-check.ts';

type Kind = Loss['kind'];

interface Words {
  readonly title: string;
  readonly none: string;
  readonly done: string;
  readonly verdict: 'look' | 'wrong';
}

const lossKinds = ['future-date', 'not-read', 'outside', 'suppressed'] as const;

const agesTitle = 'Ages that cannot be';

const isAge = ({ field }: Loss) => field === 'age' || field === 'birth_year';

const words: Readonly<Record<Kind, Words>> = {
  'not-read': {
    title: 'Cells that cannot be read',
    none: 'Every cell that holds something could be read.',
    done: 'cannot be read as what the column holds, and are set to missing. Please send the list of codes, or write them as the specification says.',
    verdict: 'wrong',
  },
  outside: {
    title: 'Values that cannot be',
    none: 'Every number lies where it can lie.',
    done: 'lie outside what can be, and are set to missing. Please check how they were worked out.',
    verdict: 'wrong',
  },
  suppressed: {
    title: 'Cells that the provider has suppressed',
    none: 'No cell holds a sign of suppression.',
    done: 'hold a sign of suppression, and are set to missing. Please say under which rule.',
    verdict: 'look',
  },
  'future-date': {
    title: 'Dates in the future',
    none: "No date lies after the extract's own.",
    done: "lie after the extract's own date, and are set to missing. Please check the date of the extract, and these dates.",
    verdict: 'wrong',
  },
};

function whatOf({ field, kind }: Loss): string {
  const label = findField(field)?.label ?? findCondition(field)?.label ?? field;
  const range = kind === 'outside' ? rangeWords(field) : null;
  return range === null ? label : `${label} outside ${range}`;
}

function lossCheck(loss: Loss, assessment: Assessment): QualityCheck {
  const { title, done, verdict } = words[loss.kind];
  const isImpossibleAge = isAge(loss) && loss.kind === 'outside';
  const isDate = isImpossibleAge || loss.kind === 'future-date';
  const looking = {
    id: `${loss.kind}:${loss.column}`,
    group: isDate ? 'ages-and-dates' : 'codes',
    title: `${isImpossibleAge ? agesTitle : title}: ${whatOf(loss)}`,
    column: loss.column,
  } as const;
  const count = safeRows(loss.rows, assessment);
  const cells = `${cellsInWords(count, assessment.ask.protection)} of ${peopleFile(assessment)}`;
  const listed = listedWords(listedCells(loss, assessment));
  return found(looking, verdict, count, `${cells} ${done}${listed}`);
}

function nothingLost(kind: Kind, { ask }: Assessment): QualityCheck {
  const { title, none } = words[kind];
  const looking: Looking = {
    id: kind,
    group: kind === 'future-date' ? 'ages-and-dates' : 'codes',
    title,
  };
  return ask.lossKinds.has(kind)
    ? passed(looking, none)
    : notChecked(looking, 'No column of these files could be looked at for it.');
}

function noImpossibleAge({ ask }: Assessment): QualityCheck {
  const looking = { id: 'age-outside', group: 'ages-and-dates', title: agesTitle } as const;
  return ask.columns.has('age') || ask.columns.has('birth_year')
    ? passed(looking, 'Every age that is given lies between 0 and 120.')
    : notChecked(looking, 'No column gives the age.');
}

/** Checks of cells that were set to missing when the columns were cleaned, a column each. */
export function checkLosses(assessment: Assessment): readonly QualityCheck[] {
  const losses = assessment.ask.losses.filter(({ rows }) => rows > 0);
  const isImpossible = (loss: Loss) => isAge(loss) && loss.kind === 'outside';
  const further = assessment.ask.further.flatMap((file) => file.losses);
  const kinds = new Set(
    [...losses, ...further].filter((loss) => !isImpossible(loss)).map(({ kind }) => kind),
  );
  return [
    ...losses.map((loss) => lossCheck(loss, assessment)),
    ...(losses.some(isImpossible) ? [] : [noImpossibleAge(assessment)]),
    ...lossKinds.flatMap((kind) => (kinds.has(kind) ? [] : [nothingLost(kind, assessment)])),
  ];
}
