import type { QualityCheck } from '../../contract/quality.ts';
import { counted, digits } from '../counted.ts';
import { type Assessment, unreadRows } from './assessment.ts';
import { found, notChecked, passed } from './quality-check.ts';

/** What became of every row, so that the parts are seen to add up. */
function account(assessment: Assessment): QualityCheck {
  const { read, kept } = assessment.ask.rows;
  const looking = { id: 'rows-account', group: 'rows', title: 'What became of every row' } as const;
  const unread = unreadRows(assessment);
  const repeated = assessment.ask.repeated?.rows ?? 0;
  const parts = [
    `${digits(kept)} kept`,
    `${unread === 0 ? 'none' : digits(unread)} left out as ${unread === 1 ? 'it' : 'they'} cannot be read`,
    `${repeated === 0 ? 'none' : digits(repeated)} as ${repeated === 1 ? 'it repeats' : 'they repeat'} a person`,
  ];
  return passed(looking, `${counted(read, 'row')} of people read: ${parts.join(', ')}.`, null);
}

function shapeOfRows(assessment: Assessment): QualityCheck {
  const looking = { id: 'rows-unread', group: 'rows', title: 'Rows that cannot be read' } as const;
  const rows = unreadRows(assessment);
  if (rows === 0) return passed(looking, 'Every row has the shape of the header.');
  return found(
    looking,
    'wrong',
    { shown: rows },
    `${counted(rows, 'row')} left out, each listed with its line and reason as far as there is room. ` +
      'Please write the file again with every cell that holds a delimiter or a line end in quotes.',
  );
}

function repeatedRows({ ask }: Assessment): QualityCheck {
  const looking = {
    id: 'rows-repeated',
    group: 'rows',
    title: 'Rows of a person who has a row already',
    column: ask.columns.get('person_id'),
  } as const;
  const { repeated, protection } = ask;
  if (repeated === null) {
    return notChecked(looking, 'No column of the files says whose a row is.');
  }
  if (repeated.rows === 0) return passed(looking, 'Everybody has one row.');
  const differing = protection.protect(repeated.differing);
  const share =
    'hidden' in differing
      ? 'Some of them say something else than the row that was kept.'
      : differing.shown === 0
        ? 'They say the same as the rows that were kept.'
        : `${counted(differing.shown, 'row')} of them say something else than the row that was kept.`;
  return found(
    looking,
    repeated.differing > 0 ? 'wrong' : 'look',
    { shown: repeated.rows },
    `The first row of each person was kept and ${counted(repeated.rows, 'row')} left out, the first ` +
      `${repeated.list.length === 1 ? 'of them' : `${repeated.list.length} of them`} listed by line. ${share} ` +
      'Checks of cells count those of all rows, these too. ' +
      'Please send one row a person, or say which of them is in force.',
  );
}

function anyRows({ counts }: Assessment): QualityCheck {
  const looking = { id: 'rows-any', group: 'rows', title: 'Files without people' } as const;
  return counts.people > 0
    ? passed(looking, 'The files hold people.')
    : found(looking, 'wrong', { shown: 0 }, 'No row of the files became a person.');
}

/** Checks of the rows of the files. Their counts are exact: they say nothing of a person. */
export function checkRows(assessment: Assessment): readonly QualityCheck[] {
  return [
    anyRows(assessment),
    account(assessment),
    shapeOfRows(assessment),
    repeatedRows(assessment),
  ];
}
