import { join, name, type Sql, sql } from '../sql/sql.ts';

/** The tables that people are counted from, by what a document may ask of them. */
export interface CodeTables {
  /**
   * People alike in all that most criteria ask about: `profile` (UINTEGER, 0 for the most frequent),
   * `people`, and the columns of `person` that they are alike in.
   */
  readonly profile: Sql;
  /** People alike in where they live and are registered, and in ethnicity: `setting`, `people`, columns. */
  readonly setting: Sql;
  /** One row a person, in no order and with no name: `profile`, `setting`. */
  readonly code: Sql;
}

/** A column that people are told apart by, and whether some lack it. */
export interface CodeColumn {
  readonly id: string;
  readonly nullable: boolean;
}

const names = (columns: readonly CodeColumn[]) => join(columns.map(({ id }) => name(id)));

/** Every combination of the columns that anybody has, numbered from the most frequent. */
export function combinationsOf(id: 'profile' | 'setting', columns: readonly CodeColumn[]): Sql {
  return sql`SELECT CAST(row_number() OVER (ORDER BY people DESC) - 1 AS UINTEGER) AS ${name(id)}, *
FROM (SELECT ${names(columns)}, CAST(count(*) AS UINTEGER) AS people FROM person GROUP BY ALL)`;
}

function alike(table: Sql, columns: readonly CodeColumn[]): Sql {
  const tests = columns.map(({ id, nullable }) => {
    const test = nullable ? sql`IS NOT DISTINCT FROM` : sql`=`;
    return sql`person.${name(id)} ${test} ${table}.${name(id)}`;
  });
  return join(tests, ' AND ');
}

/** The codes of everybody: which profile and which setting each person is of. */
export function codesOf(
  { profile, setting }: Pick<CodeTables, 'profile' | 'setting'>,
  columns: { readonly profile: readonly CodeColumn[]; readonly setting: readonly CodeColumn[] },
): Sql {
  const [of, in_] = [sql`profiles`, sql`settings`];
  return sql`SELECT profiles.profile, settings.setting FROM person
JOIN ${profile} AS profiles ON ${alike(of, columns.profile)}
JOIN ${setting} AS settings ON ${alike(in_, columns.setting)}`;
}
