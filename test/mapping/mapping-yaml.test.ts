import { expect, test } from 'vitest';
import type { MappedColumn, Mapping } from '../../analytics/contract/extract.ts';
import { readMappingYaml, writeMappingYaml } from '../../main/mapping-yaml.ts';
import { makeRandom, type Random } from '../screening/random.ts';

const pieces = [
  ...['"', "'", '\\', ':', ': ', '#', ' #', '-', '- ', '?', '? ', '|', '>', '%', '@', '`', '&a'],
  ...['*a', '!', '!!str', '{', '}', '[', ']', ',', '~', 'null', 'true', 'no', '=', '<<', '---'],
  ...[
    '...',
    '\n',
    '\r\n',
    '\t',
    '\u00a0',
    '\u2028',
    '\u0007',
    '\ufeff',
    '\u0085',
    'é',
    '年齢',
    '👩‍⚕️',
  ],
  ...['1', '007', '0x1F', '1e3', '.5', '12:30:45', '2024-01-01', 'age', ' ', '/', '.csv', 'a'],
];
const fields = ['age', 'sex', 'condition:copd', 'long:date', null] as const;

function nameOf(random: Random): string {
  const name = Array.from({ length: random.between(1, 6) }, () => random.pick(pieces)).join('');
  return name.trim() === '' ? `${name}x` : name;
}

/** Names that are read as a file and a column of it, which no mapping of one file can tell apart. */
const readsAsFile = (name: string) => /\.csv\//.test(name);

function columnOf(random: Random, column: string, file: string | undefined): MappedColumn {
  const field = random.pick(fields);
  const scale = random.chance(0.3) ? random.pick(['IMD 2019', '2001', 'efi']) : undefined;
  return {
    ...{ column, field, confidence: 1, reason: 'as the mapping says' },
    ...(file === undefined ? {} : { file }),
    ...(scale === undefined || field === null ? {} : { scale }),
  };
}

function mappingOf(random: Random): Mapping {
  const file = random.chance(0.4) ? `${nameOf(random).replaceAll('/', '')}.csv` : undefined;
  const count = random.between(1, 6);
  const names = new Set(Array.from({ length: count }, () => nameOf(random)));
  const plain = [...names].filter((name) => file !== undefined || !readsAsFile(name));
  const decided = plain.slice(0, 2).map((name) => {
    const accepted = { action: 'accept', reason: nameOf(random) } as const;
    return [name, random.chance(0.5) ? { action: 'drop' as const } : accepted] as const;
  });
  return {
    columns: plain.map((name) => columnOf(random, name, file)),
    ...(decided.length === 0 ? {} : { identifiers: Object.fromEntries(decided) }),
  };
}

test('a mapping that is written reads back as the same, whatever its columns are called', () => {
  const random = makeRandom(7);
  for (let run = 0; run < 2000; run += 1) {
    const mapping = mappingOf(random);
    expect(readMappingYaml(writeMappingYaml(mapping))).toEqual(mapping);
  }
});

test('each odd piece alone, at the start, in the middle and at the end of a name', () => {
  for (const piece of pieces) {
    for (const column of [piece, `${piece}x`, `x${piece}y`, `x${piece}`]) {
      if (column.trim() === '') continue;
      const mapping: Mapping = {
        columns: [{ column, field: 'age', confidence: 1, reason: 'as the mapping says' }],
      };
      expect(readMappingYaml(writeMappingYaml(mapping))).toEqual(mapping);
    }
  }
});

test('names that are long, or that every object has, are names like others', () => {
  const names = ['x'.repeat(1500), `"${'y#'.repeat(700)}`, '__proto__', 'constructor', 'version'];
  const drop = { action: 'drop' } as const;
  const mapping: Mapping = {
    columns: names.map((column) => ({
      ...{ column, field: null, confidence: 1, reason: 'as the mapping says' },
    })),
    identifiers: Object.fromEntries(names.map((name) => [name, drop])),
  };
  const read = readMappingYaml(writeMappingYaml(mapping));
  expect(read).toEqual(mapping);
  expect(Object.keys(read.identifiers ?? {})).toEqual(names);
});
