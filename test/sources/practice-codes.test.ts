import { expect, test } from 'vitest';
import type { QualityReport } from '../../analytics/contract/quality.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { stageText } from './staging.ts';

const practiceFile = (practices: readonly string[]) =>
  ['person_id,age,practice', ...practices.map((code, row) => `p${row},40,${code}`), ''].join('\n');

async function practicesOf(practices: readonly string[]) {
  const { people, receipt } = await stageText(practiceFile(practices));
  return {
    practices: people.map(({ practice }) => practice),
    remarks: receipt.remarks.join(' '),
  };
}

test.each(['all', 'All', 'not-known', 'Not_Known', 'not-allocated', 'no segment'])(
  'a practice coded %s is not read, as tables keep that word for themselves',
  async (code) => {
    const { practices, remarks } = await practicesOf(['B86001', code, 'B86002', code]);
    expect(practices).toEqual(['B86001', null, 'B86002', null]);
    expect(remarks).toContain(
      '2 cells of “practice” not read as practice codes and set to missing.',
    );
  },
);

test('practices that are not read are counted in the quality report, with their lines', async () => {
  const codes = Array.from({ length: 20 }, () => 'B86001');
  const all = Array.from({ length: 12 }, () => 'all');
  const { rows } = await stageText(practiceFile([...codes, ...all]));
  const [quality] = await rows<{ record: string }>(sql`SELECT record FROM quality`);
  const { checks } = JSON.parse(quality?.record ?? '') as QualityReport;
  const unread = checks.filter(({ id }) => id.includes('not-read'));
  expect(JSON.stringify(unread)).toContain('practice');
  expect(unread.map(({ verdict }) => verdict)).toEqual(['wrong']);
});

test('practice codes lose control characters and marks that are not seen', async () => {
  const { practices, remarks } = await practicesOf([
    ...['B86001', '\u202eB86001\u202c', 'B86\u200b001', 'a\u200bll', '\u200b', 'b86002\u0007'],
  ]);
  expect(practices).toEqual(['B86001', 'B86001', 'B86001', null, null, 'B86002']);
  expect(remarks).toContain('2 cells of “practice” not read as practice codes and set to missing.');
});
