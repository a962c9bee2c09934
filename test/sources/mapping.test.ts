import { expect, test } from 'vitest';
import { inspectExtract } from '../../analytics/sources/inspect-extract.ts';
import { refusal, scratchFolder, stageText, writeFile } from './staging.ts';

test('an extract without any age is refused, and says what would help', async () => {
  const none = await refusal(stageText('person_id,sex\na,1\n'));
  expect(none).toMatchObject({ code: 'mapping-incomplete', where: { field: 'age' } });
  const birth = await refusal(stageText('person_id,birth_year\na,1950\n'));
  expect(birth.hint).toMatch(/date of the extract/);
});

test('an extract without people, places or deprivation says so, and goes in', async () => {
  const { receipt, people } = await stageText('age,note\n40,\n41,\n');
  expect(people.map((person) => person['person_id'])).toEqual(['row 1', 'row 2']);
  expect(receipt.remarks).toEqual([
    'No condition was recognised.',
    'No column gives a sex.',
    'No column gives a place: an LSOA, a practice, a PCN or an LCP.',
    'No column names people: each row is taken for one person.',
    'Nobody has a level of deprivation.',
  ]);
});

test('where no condition is recognised, columns of two values that are kept out are named', async () => {
  const text = 'person_id,age,sweet,wheezy,town,drug\na,1,Y,x,K,p\nb,2,N,,L,q\nc,3,N,,M,r\n';
  const said =
    'No condition was recognised; 2 columns of two values are kept out: “sweet”, “wheezy”.';
  expect((await stageText(text)).receipt.remarks).toContain(said);
  const path = writeFile('people.csv', text);
  const { remarks } = await inspectExtract([path], undefined, { temporary: scratchFolder() });
  expect(remarks).toContain(said);
  const named = await stageText(text.replace('sweet', 'asthma'));
  expect(named.receipt.remarks.join(' ')).not.toContain('No condition');
});
