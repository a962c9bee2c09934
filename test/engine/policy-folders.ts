import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const lines: Readonly<Record<string, string>> = {
  ...{ id: 'our-trust', title: 'Our trust', dated: '2026-08-31' },
  ...{ 'set-by': 'Information governance of our trust', source: 'Minutes of August 2026' },
  ...{ threshold: '20', zero: 'shown', complement: 'hidden', rounding: '10' },
  ...{ 'rounding-method': 'nearest', totals: 'rounded', 'smallest-denominator': '30' },
  ...{ 'smallest-numerator': '21', dominance: '{ contributors: 2, share: 0.8, p: 0.2 }' },
};

/** The policy of an organisation, with some keys written otherwise. */
export function policyText(own: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...lines, ...own })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** Writes files into a folder, by their path in it. */
export function writeInto(folder: string, files: Readonly<Record<string, string | Uint8Array>>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** A folder beside a program, with these files, gone after the test. */
export function besideProgram(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'quintile-policies-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeInto(folder, files);
  return folder;
}
