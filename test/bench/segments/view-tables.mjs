// The same six views by SQL: over a table of the cube's cells, and over a table of the persons.
import { openExtract } from './columns.mjs';
import { bandLabels, caseOf, counts, rules, segments } from './job.mjs';
import { threads } from './race.mjs';
import { views } from './views.mjs';

/** What each dimension is to SQL: small numbers, as an expert would keep them, and the codes they mean. */
const placed = {
  segment: `(${caseOf()})::utinyint`,
  quintile: 'coalesce(imd_quintile, 0)::utinyint',
  age_band: 'least(age // 5, 18)::utinyint',
  sex: 'enum_code(sex)::utinyint',
  lcp: 'coalesce(enum_code(lcp) + 1, 0)::utinyint',
  age: 'age',
  ethnic_group: 'ethnic_group::eg',
  practice: 'practice',
};

const texts = async (connection, query) => (await connection.run(query)).getColumns();

/** Codes of every dimension, in the order of their numbers. */
async function codesOf(connection) {
  const list = async (query) => (await texts(connection, query))[0];
  return {
    segment: segments,
    quintile: ['not-known', '1', '2', '3', '4', '5'],
    age_band: bandLabels,
    sex: ['1', '2', '9', 'X'],
    lcp: [
      'not-allocated',
      ...(await list('select unnest(enum_range(any_value(lcp))) from person')),
    ],
    age: Array.from({ length: 121 }, (_, age) => `${age}`),
    ethnic_group: await list(
      'select distinct ethnic_group from person where ethnic_group is not null order by 1',
    ),
    practice: await list(
      'select distinct practice::varchar from person where practice is not null order by 1',
    ),
  };
}

/** Opens a workspace and makes both tables, of segments and some dimensions. */
export async function viewTables(workspace, dimensions) {
  const connection = await openExtract(workspace, { threads: String(threads) });
  const codes = await codesOf(connection);
  await connection.run(
    `create type memory.main.eg as enum (${codes.ethnic_group.map((code) => `'${code}'`).join(', ')})`,
  );
  await connection.run('use memory.main');
  const names = ['segment', ...dimensions];
  const columns = names.map((name) => `${placed[name]} as ${name}`);
  await connection.run(`create table persons as select ${columns.join(', ')}
    from (select *, ${counts.listed} as listed, ${counts.organs} as organs from held.e1.person)`);
  await connection.run(
    'create table cells as select *, count(*)::uinteger as people from persons group by all',
  );
  const matched = rules.map(([, rule], at) => `(coalesce(${rule}, false)::uinteger << ${at})`);
  const [[cells]] = await texts(
    connection,
    `select count(*)::integer from (select distinct ${matched.join(' + ')}, ${columns.slice(1).join(', ')}
      from (select *, ${counts.listed} as listed, ${counts.organs} as organs from held.e1.person))`,
  );
  const tests = (filters) =>
    Object.entries(filters).map(([name, kept]) => {
      const isNumber = !['ethnic_group', 'practice'].includes(name);
      const values = kept.map((code) => (isNumber ? codes[name].indexOf(code) : `'${code}'`));
      return `${name} in (${values.join(', ')})`;
    });
  const query = (table, { by }, filters) => `select ${by.join(', ')},
    ${table === 'cells' ? 'sum(people)' : 'count(*)'}::integer as people
    from ${table} where ${tests(filters).join(' and ')} group by all`;
  return {
    codes,
    /** Cells of a cube that keeps apart who meets the same rules, as the engine's does. */
    cells,
    /** All six views under some filters; results are not read. */
    async answer(table, filters) {
      for (const view of views) await connection.run(query(table, view, filters));
    },
    close: () => connection.close(),
    /** One view as answerOf gives it. */
    async view(table, view, filters) {
      const found = await texts(connection, query(table, view, filters));
      const people = found.at(-1);
      const codeAt = (name, value) => (typeof value === 'number' ? codes[name][value] : value);
      return new Map(
        people.map((count, row) => [
          view.by.map((name, column) => codeAt(name, found[column][row])).join('|'),
          count,
        ]),
      );
    },
  };
}
