import type { QualityCheck } from '../../contract/quality.ts';
import { findField } from '../../dictionary/dictionary.ts';
import { counted, digits } from '../counted.ts';
import type { Loss } from '../people/losses.ts';
import type { Assessment } from './assessment.ts';
import { listedFurther, listedWords } from './list-rejects.ts';
import { cellsInWords, protectPart } from './protection.ts';
import type { QualityAsk } from './quality-ask.ts';
import { found, judge, passed, peopleInWords } from './quality-check.ts';

type Further = QualityAsk['further'][number];

function rowsOf({ file, rows, rejected }: Further): QualityCheck {
  const looking = {
    ...({ id: `further-rows:${file}`, group: 'rows', title: `Rows of ${file}` } as const),
  };
  const held = `${counted(rows, 'row')} read`;
  if (rejected === 0) return passed(looking, `${held}, none left out for its shape.`);
  const out = `${held}, ${digits(rejected)} of them left out as they cannot be read.`;
  const asked = 'Please write the file again with every such cell in quotes.';
  return found(looking, 'wrong', { shown: rejected }, `${out} ${asked}`);
}

function unnamedRows({ file, rows, unnamed }: Further, { ask }: Assessment): QualityCheck {
  const looking = {
    id: `further-unnamed:${file}`,
    group: 'people',
    title: `Rows of ${file} that name nobody`,
  } as const;
  const count = protectPart(unnamed, rows, ask.protection);
  const some = 'shown' in count ? counted(count.shown, 'row') : 'Some rows';
  return judge(looking, count, {
    verdict: 'wrong',
    passed: 'Every row has an identifier.',
    found: `${some} have no identifier, and are left out. Please fill the pseudonym.`,
  });
}

function strangers({ file, people, strangers: count }: Further, { ask }: Assessment): QualityCheck {
  const looking = {
    id: `further-strangers:${file}`,
    group: 'people',
    title: `People of ${file} who are not in the file of people`,
  } as const;
  const seen = protectPart(count, people, ask.protection);
  return judge(looking, seen, {
    verdict: 'wrong',
    passed: 'Everybody of whom a row was read is in the file of people.',
    found:
      `${peopleInWords(seen)} are not, and are left out. ` +
      'Please check that both files are of the same people and the same day.',
  });
}

const labels: Readonly<Record<string, string>> = {
  'long:condition': 'conditions',
  'long:activity': 'kinds of activity',
  'long:date': 'dates',
  'long:value': 'values',
  'long:count': 'numbers of times',
};

const titles: Readonly<Record<Loss['kind'], string>> = {
  'not-read': 'Cells that cannot be read',
  outside: 'Values that cannot be',
  suppressed: 'Cells that the provider has suppressed',
  'future-date': 'Dates in the future',
};

/** What was found in the cells, to follow their number. */
const what: Readonly<Record<Loss['kind'], string>> = {
  'not-read': 'cannot be read',
  outside: 'lie outside what can be',
  suppressed: 'hold a sign of suppression',
  'future-date': "lie after the extract's own date",
};

/** What becomes of a row whose cell is lost. */
function done({ field, kind }: Loss): string {
  if (field === 'long:condition' || field === 'long:activity') return 'their rows are left out';
  if (kind === 'future-date') return 'their rows are left out';
  if (field === 'long:date') return 'their rows count as undated';
  return field === 'long:value'
    ? 'their conditions stay unknown, unless another row says yes'
    : 'they add nothing';
}

function lossCheck(loss: Loss, further: Further, assessment: Assessment): QualityCheck {
  const { file, rows } = further;
  const { column, field, kind } = loss;
  const label = labels[field] ?? findField(field)?.label ?? field;
  const looking = {
    id: `further-${kind}:${file}:${column}`,
    group: field === 'long:date' ? 'ages-and-dates' : 'codes',
    title: `${titles[kind]}: ${label} of ${file}`,
    column,
  } as const;
  const count = protectPart(loss.rows, rows, assessment.ask.protection);
  const cells = cellsInWords(count, assessment.ask.protection);
  const verdict = kind === 'suppressed' ? 'look' : 'wrong';
  const detail = `${cells} ${what[kind]}: ${done(loss)}. Please check them, or say what they mean.`;
  const listed = listedWords(listedFurther(loss, further, assessment));
  return found(looking, verdict, count, `${detail}${listed}`);
}

/** Checks of the files of conditions and of activity, a file at a time. */
export function checkFurther(assessment: Assessment): readonly QualityCheck[] {
  return assessment.ask.further.flatMap((further) => [
    rowsOf(further),
    unnamedRows(further, assessment),
    strangers(further, assessment),
    ...further.losses.map((loss) => lossCheck(loss, further, assessment)),
  ]);
}
