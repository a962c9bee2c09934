import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type SmallPerson, smallPeople, writeSmallExtract } from '../engine/small-extract.ts';
import { type CliResult, runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });
const people = smallPeople(3000);
let folder: string;

const written = (further: string, oldFrom: number) => `version: 1
id: three
title: Old, lungs, sugar
${further}assign: first-match
segments:
  - { id: old, label: Old, when: { age: { from: ${oldFrom} } } }
  - { id: lungs, label: Lungs, when: { condition: copd } }
  - { id: sugar, label: Sugar, when: { any: [{ condition: diabetes }, { age: { from: 90 } }] } }
  - { id: rest, label: The rest, otherwise: true }
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-segment-'));
  writeSmallExtract(folder, people);
  writeFileSync(join(folder, 'old.yaml'), written('doubts: [Ages are made up.]\n', 65));
  writeFileSync(join(folder, 'older.yaml'), written('', 80));
  const imported = await cli('import', 'small.csv', '--workspace', 'w.quintile');
  expect(imported.code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (...words: readonly string[]) => runCli(folder, words);
const json = ({ out }: CliResult) => JSON.parse(out);
const segment = (definition: string, ...words: readonly string[]) =>
  cli('segment', '--workspace', 'w.quintile', '--definition', definition, ...words);

const count = (test: (person: SmallPerson) => boolean) => people.filter(test).length;
const isOld = ({ age }: SmallPerson) => age >= 65;
const hasLungs = ({ copd }: SmallPerson) => copd;
const isSugar = ({ diabetes, age }: SmallPerson) => diabetes || age >= 90;

test('a run says which earlier segments took the people whom a segment lost', async () => {
  const { segments } = json(await segment('old.yaml', '--json'));
  const sugar = segments.find(({ id }: { id: string }) => id === 'sugar');
  const toOld = count((one) => isSugar(one) && isOld(one));
  const toLungs = count((one) => isSugar(one) && hasLungs(one) && !isOld(one));
  expect(sugar).toEqual({
    id: 'sugar',
    label: 'Sugar',
    matched: count(isSugar),
    lost: toOld + toLungs,
    claimed: count(isSugar) - toOld - toLungs,
    lostTo: [
      { id: 'old', label: 'Old', people: toOld },
      { id: 'lungs', label: 'Lungs', people: toLungs },
    ],
  });
  const { out } = await segment('old.yaml');
  expect(out).toMatch(new RegExp(`^Sugar .* Old ${toOld}, Lungs ${toLungs}$`, 'm'));
});

test('the takers beyond the third are counted, and named where a definition is explained', async () => {
  const rules = [65, 60, 55, 50].map(
    (from) => `  - { id: a${from}, label: From ${from}, when: { age: { from: ${from} } } }`,
  );
  const all =
    '  - { id: lungs, label: Lungs, when: { condition: copd } }\n  - { id: rest, label: The rest, otherwise: true }';
  writeFileSync(
    join(folder, 'ages.yaml'),
    `version: 1\nid: ages\ntitle: Ages\nassign: first-match\nsegments:\n${rules.join('\n')}\n${all}\n`,
  );
  const taken = [65, 60, 55, 50].map((from) => {
    const to = from === 65 ? 200 : from + 5;
    return count((one) => hasLungs(one) && one.age >= from && one.age < to);
  });
  const [, , , fewest = 0] = taken.toSorted((a, b) => b - a);
  expect(fewest).toBeGreaterThan(0);
  const lungs = (out: string) => out.split('\n').find((line) => /^Lungs +\d/.test(line)) ?? '';
  const short = lungs((await segment('ages.yaml')).out);
  expect(short).toMatch(/, 1 more$/);
  const long = lungs((await segment('ages.yaml', '--explain')).out);
  expect(long).not.toContain('more');
  expect(long.match(/From \d+ \d+/g)).toHaveLength(4);
});

const overlay = `version: 1
id: flags
title: Flags
assign: every-match
population: { age: { from: 18 } }
segments:
  - { id: old, label: Old, when: { age: { from: 65 } } }
  - { id: lungs, label: Lungs, when: { condition: copd } }
`;

test('overlapping segments lose nobody: there is one count, and how many are in no segment', async () => {
  writeFileSync(join(folder, 'flags.yaml'), overlay);
  const isAdult = ({ age }: SmallPerson) => age >= 18;
  const none = count((one) => isAdult(one) && !isOld(one) && !hasLungs(one));
  const lungs = count((one) => isAdult(one) && hasLungs(one));
  const run = json(await segment('flags.yaml', '--json'));
  expect(run).toMatchObject({ population: count(isAdult), noSegment: none });
  expect(run.segments.map(({ id }: { id: string }) => id)).toEqual(['old', 'lungs']);
  const { out } = await segment('flags.yaml');
  expect(out).toMatch(/^Segment +People$/m);
  expect(out).not.toMatch(/Lost|Claimed/);
  expect(out).toMatch(new RegExp(`^Lungs +${lungs}$`, 'm'));
  expect(out).toContain(`In no segment ${none.toLocaleString('en-GB')}.`);
  const rest = `${overlay}  - { id: rest, label: The rest, otherwise: true }\n`;
  writeFileSync(join(folder, 'flags-rest.yaml'), rest);
  expect(json(await segment('flags-rest.yaml', '--json')).noSegment).toBe(0);
  expect(json(await segment('old.yaml', '--json'))).not.toHaveProperty('noSegment');
});

test('an explained definition comes with its doubts, what is found in it, the SQL and the counts', async () => {
  const { out } = await segment('old.yaml', '--explain');
  const [english = '', rest = ''] = out.split('\nWITH ');
  expect(english).toContain('Old: Aged 65 and over');
  expect(english).toContain('Doubts\n- Ages are made up.');
  expect(english).toContain(
    'Found before the run\n- The part "is aged 90 and over" of "Sugar" can never matter: whoever meets it meets "Old" first.',
  );
  expect(rest).toContain('"segment old" AS (');
  expect(rest).toMatch(/^Segment +Matched +Lost +Claimed +Lost to$/m);
});

test('the same is in the JSON document, whose fixed keys stay', async () => {
  const run = json(await segment('old.yaml', '--explain', '--json'));
  expect(run.population + run.outside).toBe(3000);
  expect(run.definition).toMatchObject({
    id: 'three',
    doubts: ['Ages are made up.'],
    findings: [expect.stringContaining('can never matter')],
  });
  expect(run.english.segments[0]).toMatchObject({ id: 'old', sentence: 'Aged 65 and over' });
  expect(run.sql).toContain('WITH ');
  expect(run.findings).toEqual([]);
});

test('what a run finds out is told below its counts', async () => {
  const nobody = written('', 65).replace('condition: copd', 'condition: gout');
  writeFileSync(join(folder, 'nobody.yaml'), nobody);
  const { out } = await segment('nobody.yaml');
  expect(out).toMatch(/^Nobody matches "Lungs"\.$/m);
  expect(json(await segment('nobody.yaml', '--json')).findings).toEqual([
    'Nobody matches "Lungs".',
  ]);
});

test('the overlap of each pair of segments is counted once, whoever claims the people', async () => {
  const { overlap } = json(await segment('old.yaml', '--overlap', '--json'));
  const found = new Map(
    overlap.map(({ segments, people: both }: { segments: string[]; people: number }) => [
      segments.join(' '),
      both,
    ]),
  );
  expect(found.size).toBe(6);
  expect(found.get('old lungs')).toBe(count((one) => isOld(one) && hasLungs(one)));
  expect(found.get('old sugar')).toBe(count((one) => isOld(one) && isSugar(one)));
  expect(found.get('lungs sugar')).toBe(count((one) => hasLungs(one) && isSugar(one)));
  expect(found.get('sugar rest')).toBe(0);
  const { out } = await segment('old.yaml', '--overlap');
  expect(out).toMatch(/^Old +Sugar +\d+$/m);
  expect(out).not.toMatch(/^Sugar +The rest/m);
});

test('a changed definition is compared in words and in people', async () => {
  const { compared } = json(await segment('older.yaml', '--compare', 'old.yaml', '--json'));
  expect(compared.changes).toEqual([
    { segment: null, change: 'drops the doubt: Ages are made up.' },
    { segment: 'Old', change: 'says "is aged 80 and over" instead of "is aged 65 and over"' },
  ]);
  const younger = ({ age }: SmallPerson) => age >= 65 && age < 80;
  const toLungs = compared.movers.find(
    ({ before, after }: { before: { id: string }; after: { id: string } }) =>
      before.id === 'old' && after.id === 'lungs',
  );
  expect(toLungs.people).toBe(count((one) => younger(one) && hasLungs(one)));
  const all = compared.movers.reduce((sum: number, one: { people: number }) => sum + one.people, 0);
  expect(all).toBe(3000);
  const { out } = await segment('older.yaml', '--compare', 'old.yaml');
  const rest = count((one) => younger(one) && !hasLungs(one) && !isSugar(one));
  expect(out).toContain('- Old says "is aged 80 and over" instead of "is aged 65 and over"');
  expect(out).toMatch(new RegExp(`^Old +The rest +${rest}$`, 'm'));
});

test('a definition compared with itself changes nothing and moves nobody', async () => {
  const { out } = await segment('old.yaml', '--compare', 'old.yaml');
  expect(out).toContain('It says the same as old.yaml.');
  expect(out).toContain('Nobody moves. 3,000 people stay where they were.');
});

test('nobody can be said to move into overlapping segments, and the words are there all the same', async () => {
  const { code, out } = await segment('old.yaml', '--compare', 'core20plus5');
  expect(code).toBe(0);
  expect(out).toContain('- The definition puts each person in the first segment that fits');
  expect(out).toContain('overlap (every-match), so nobody can be said to move.');
});

function explainedBy(groups: readonly (readonly number[])[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
  const squares = (of: readonly number[], around: number) =>
    of.reduce((sum, one) => sum + (one - around) ** 2, 0);
  const all = groups.flat();
  const within = groups.reduce((sum, group) => sum + squares(group, mean(group)), 0);
  return 100 * (1 - within / squares(all, mean(all)));
}

test('how well a definition explains a field stands beside every one that is shipped', async () => {
  const { variation } = json(await segment('old.yaml', '--variation', 'age', '--json'));
  const [own, ...others] = variation.rows;
  const places = [isOld, hasLungs, isSugar, () => true];
  const groups = places.map((_, at) =>
    people.filter((one) => places.findIndex((fits) => fits(one)) === at).map(({ age }) => age),
  );
  expect(own).toMatchObject({ id: 'three', people: 3000 });
  expect(own.explained).toBeCloseTo(explainedBy(groups), 0);
  expect(Math.abs(own.explained - explainedBy(groups))).toBeLessThan(0.051);
  expect(others.map(({ id }: { id: string }) => id)).toContain('snee');
  const shipped = json(await segment('snee', '--variation', 'age', '--json')).variation.rows;
  expect(shipped[0].id).toBe('snee');
  expect(new Set(shipped.map(({ id }: { id: string }) => id)).size).toBe(shipped.length);
  const { out } = await segment('old.yaml', '--variation', 'age');
  expect(out).toMatch(/^Old, lungs, sugar +4 +3,000 +\d+\.\d%$/m);
  expect(others.find(({ id }: { id: string }) => id === 'snee').people).toBeLessThan(3000);
  expect(out).toMatch(/^Definitions that sort other people \(see People\) are not to be compared/m);
});

test('a field without numbers explains nothing, and the ones that do are named', async () => {
  const { code, err } = await segment('old.yaml', '--variation', 'sex');
  expect(code).toBe(2);
  expect(err).toContain('It holds: age, ');
});

test('under a policy that hides, what is hidden is said to be and is null', async () => {
  const rare = written('', 65).replace('{ age: { from: 65 } }', '{ age: { from: 96 } }');
  writeFileSync(
    join(folder, 'rare.yaml'),
    `${rare.replace('condition: copd', 'all: [{ condition: copd }, { age: { from: 94 } }]')}`,
  );
  const ask = ['--overlap', '--policy', 'nhs-hes'];
  const run = json(await segment('rare.yaml', ...ask, '--json'));
  const lungs = run.segments.find(({ id }: { id: string }) => id === 'lungs');
  const both = count((one) => hasLungs(one) && one.age >= 96);
  expect(both).toBeGreaterThan(0);
  expect(both).toBeLessThan(8);
  expect(lungs.lost).toBeNull();
  const sugar = run.segments.find(({ id }: { id: string }) => id === 'sugar');
  expect(sugar.lost).toBeGreaterThan(0);
  expect(sugar.lostTo.map(({ people: lost }: { people: null }) => lost)).toEqual([null, null]);
  expect(run.overlap[0].people).toBeNull();
  expect((await segment('rare.yaml', ...ask)).out).toContain('hidden');
});

test('under a policy that hides, a share explained comes without the number of people that it is of', async () => {
  const ask = ['--variation', 'age', '--policy', 'nhs-hes', '--json'];
  const { rows } = json(await segment('old.yaml', ...ask)).variation;
  expect(rows[0].explained).toBeGreaterThan(0);
  expect(rows.map(({ people: known }: { people: null }) => known)).toEqual(rows.map(() => null));
});

test('a score whose conditions the extract lacks is refused by name', async () => {
  const score = written('', 65).replace(
    'condition: copd',
    'score: { of: cambridge-general-20, over: 1 }',
  );
  writeFileSync(join(folder, 'score.yaml'), score);
  const { code, err, out } = await segment('score.yaml');
  expect([code, out]).toEqual([3, '']);
  expect(err).toMatch(
    /Cambridge Multimorbidity Score .* does not hold hypertension, .* A partial score/,
  );
});
