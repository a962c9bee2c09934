import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import { openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { holdFile } from '../engine/held-file.ts';
import { leavingAs, pendingTable } from './released-from.ts';

/** People of three LCPs: 1,237 and 2,741 of them, and 3, whose count is small. */
const planted = { North: 1237, South: 2741, East: 3 };
const marker = 'SYNREGISTER';

function extractOf(): string {
  const rows = Object.entries(planted).flatMap(([lcp, people]) =>
    Array.from({ length: people }, (_, index) => `${marker}${lcp}${index},${index % 97},1,${lcp}`),
  );
  return ['person_id,age,sex,lcp', ...rows, ''].join('\n');
}

const asDouble = (count: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(count);
  return bytes;
};

test('no exact count, no small one and no person is in the bytes of a record', async () => {
  const held = await holdFile();
  const file = join(held.folder, 'planted.csv');
  writeFileSync(file, extractOf());
  await held.engine().import({ files: [file], places: [] });
  const leaving = leavingAs('Planted');
  const released = await pendingTable(held.engine(), leaving);
  await held.engine().client.call('release.keep', { release: leaving.release });
  held.engine().close();
  const database = await openDatabase({ path: held.path, temporary: held.folder });
  const [stored] = await database.rows<{ head: string; body: Uint8Array }>(
    sql`SELECT head, body FROM register`,
  );
  database.close();
  const [head, body] = [stored?.head ?? '', Buffer.from(stored?.body ?? [])];
  const shown = releasedRows(released).flatMap(({ count }) => (count === null ? [] : [count]));
  expect(shown.length).toBeGreaterThan(0);
  for (const count of shown) expect(body.includes(asDouble(count))).toBe(true);
  for (const count of Object.values(planted)) expect(body.includes(asDouble(count))).toBe(false);
  for (const count of [1237, 2741]) expect(head).not.toMatch(new RegExp(`\\b${count}\\b`));
  expect(`${head}${body.toString('latin1')}`).not.toContain(marker);
});
