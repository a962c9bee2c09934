import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AuditResult } from '../../analytics/audit/audit.ts';
import { type ProblemCode, Refusal } from '../../analytics/contract/problem.ts';
import { auditBeforeWriting } from '../../main/cli/audit-before-writing.ts';
import { auditCommand } from '../../main/cli/audit-command.ts';
import { longest } from '../../main/cli/read-bundle.ts';
import { bundleOf, type HandMade } from './bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'quintile-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = 'lcp,count,status,reason';
const safe = { csv: `${header}\nA,20,shown,\nB,30,shown,` };
const telling = { csv: `${header}\nA,,hidden,\nB,30,shown,\nall,34,shown,` };

/** Writes bundles made by hand to the disk, and gives their folder. */
function written(name: string, ...tables: readonly HandMade[]): string {
  const { manifest, tables: files } = bundleOf(name, ...tables);
  const out = join(folder, name);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    writeFileSync(join(out, file), text);
  }
  writeFileSync(join(out, 'manifest.json'), manifest);
  return out;
}

async function codeOf(work: Promise<unknown>): Promise<ProblemCode | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0]?.code;
    throw error;
  }
}

test('a safe bundle ends with 0 and a telling one with 5, with how it tells', async () => {
  const passed = await auditCommand([written('safe', safe)], {});
  expect(passed.exit).toBeUndefined();
  expect(passed.lines.at(-1)).toBe('No hidden count is known more closely than its policy allows.');
  const failed = await auditCommand([written('telling', telling)], {});
  expect(failed.exit).toBe(5);
  expect(failed.lines).toContain('    everybody 34 = lcp A hidden + lcp B 30');
  expect((failed.document as AuditResult).findings).toHaveLength(1);
});

test('bundles are attacked together', async () => {
  const one = written('one', { csv: `${header}\nA,,hidden,\nB,30,shown,` });
  const two = written('two', { csv: `${header}\nall,34,shown,` });
  const three = written('three', {
    csv: 'ward,count,status,reason\nx,34,shown,\nall,34,shown,',
    entry: { dimensions: [{ name: 'ward', total: 'all' }] },
  });
  expect((await auditCommand([one], {})).exit).toBeUndefined();
  expect((await auditCommand([one, two], {})).exit).toBe(5);
  expect((await auditCommand([one, three], {})).exit).toBe(5);
});

test('on a terminal the first findings are told, and in JSON all of them', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => `A${at},3,shown,`);
  const { lines, document } = await auditCommand(
    [written('many', { csv: [header, ...rows].join('\n') })],
    {},
  );
  expect(lines.at(-1)).toBe('and 10 more: --json has all of them');
  expect((document as AuditResult).findings).toHaveLength(30);
});

test('a width asked for must be a whole number, and counts', async () => {
  const open = written('open', { csv: `${header}\nA,,hidden,\nB,,hidden,\nall,20,shown,` });
  expect((await auditCommand([open], {})).exit).toBeUndefined();
  expect((await auditCommand([open], { width: '40' })).exit).toBe(5);
  for (const width of ['-1', '8.5', 'eight', '']) {
    expect(await codeOf(auditCommand([open], { width }))).toBe('usage');
  }
});

test('a changed table is a finding, and an extra one is told of', async () => {
  const out = written('changed', { ...safe, entry: { hashes: { table: 'ab'.repeat(32) } } });
  writeFileSync(join(out, 'tables/extra.csv'), 'x');
  const { exit, document } = await auditCommand([out], {});
  const { findings, warnings } = document as AuditResult;
  expect(exit).toBe(5);
  expect(findings).toMatchObject([{ kind: 'altered' }]);
  expect(warnings).toEqual(['changed/tables/extra.csv is not in the manifest and was not read.']);
  const table = createHash('sha256').update(`${safe.csv}\n`).digest('hex');
  const whole = written('whole', { ...safe, entry: { hashes: { table } } });
  expect((await auditCommand([whole], {})).exit).toBeUndefined();
});

test('what is missing, a link, too long, or no text is refused', async () => {
  expect(await codeOf(auditCommand([join(folder, 'nowhere')], {}))).toBe('file-not-found');
  const missing = written('missing', safe);
  rmSync(join(missing, 'tables/t1.csv'));
  expect(await codeOf(auditCommand([missing], {}))).toBe('file-not-found');
  const binary = written('binary', safe);
  writeFileSync(join(binary, 'tables/t1.csv'), Buffer.from([0xff, 0xfe, 0x41]));
  expect(await codeOf(auditCommand([binary], {}))).toBe('file-unreadable');
  const huge = written('huge', safe);
  truncateSync(join(huge, 'tables/t1.csv'), longest.table + 1);
  expect(await codeOf(auditCommand([huge], {}))).toBe('file-unreadable');
  const twice = written('twice', safe);
  expect(await codeOf(auditCommand([twice, `${twice}/.`], {}))).toBe('usage');
});

test('no link leads out of a bundle', async (context) => {
  if (process.platform === 'win32') return context.skip('links need a right of their own there');
  const target = written('target', safe);
  const file = written('linked-file', safe);
  rmSync(join(file, 'tables/t1.csv'));
  symlinkSync(join(target, 'tables/t1.csv'), join(file, 'tables/t1.csv'));
  expect(await codeOf(auditCommand([file], {}))).toBe('file-unreadable');
  const whole = written('linked-folder', safe);
  rmSync(join(whole, 'tables'), { recursive: true });
  symlinkSync(join(target, 'tables'), join(whole, 'tables'));
  expect(await codeOf(auditCommand([whole], {}))).toBe('file-unreadable');
});

test('a report is refused before it is written where its tables tell what they hide', async () => {
  const session = { signal: new AbortController().signal, progress: () => {} };
  const entries = (table: HandMade) => {
    const { manifest } = bundleOf('bundle', table);
    const [entry] = (JSON.parse(manifest) as { tables: object[] }).tables;
    return [{ ...entry, file: 'tables/t.csv' }];
  };
  const drawn = ({ csv }: HandMade) => [{ file: 't', csv: new TextEncoder().encode(csv) }];
  const passed = await auditBeforeWriting(entries(safe), drawn(safe), session);
  expect(passed).toMatchObject({ findings: [], counts: 3 });
  const refused = auditBeforeWriting(entries(telling), drawn(telling), session);
  expect(await codeOf(refused)).toBe('disclosure-refused');
});

test('an audit that is cancelled ends with what it was cancelled with', async () => {
  const controller = new AbortController();
  controller.abort(new Refusal({ code: 'cancelled', reason: 'Cancelled.' }));
  const session = { signal: controller.signal, progress: () => {} };
  const { manifest } = bundleOf('bundle', telling);
  const { tables } = JSON.parse(manifest) as { tables: object[] };
  const drawn = [{ file: 't1', csv: new TextEncoder().encode(telling.csv) }];
  expect(await codeOf(auditBeforeWriting(tables, drawn, session))).toBe('cancelled');
});
