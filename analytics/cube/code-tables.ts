import { join, literal, name, type Sql, sql } from '../sql/sql.ts';

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
  /** Those rows of it whose profile is numbered from {@link lookedUp} on. */
  readonly rare: Sql;
}

/** Profiles up to this number are looked up by place; DuckDB hashes what lies beyond (1.5.5). */
export const lookedUp = 2 ** 20;

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

/** The codes of the people of rare profiles. */
export function rareCodesOf({ code }: Pick<CodeTables, 'code'>): Sql {
  return sql`SELECT * FROM ${code} WHERE profile >= ${literal(lookedUp)}`;
}

function joined(code: Sql, sorted: Sql, placed: Sql): Sql {
  return sql`SELECT sorted.* EXCLUDE (profile), placed.* EXCLUDE (setting)
FROM ${code} AS code
JOIN ${sorted} AS sorted ON code.profile = sorted.profile
JOIN ${placed} AS placed ON code.setting = placed.setting`;
}

/**
 * Everybody's codes joined to what is known of their profile (`sorted`, by `profile`) and setting
 * (`placed`, by `setting`). Rare profiles are joined apart, so that the frequent ones, which are
 * nearly all people, are looked up and not hashed.
 */
export function joinedCodes(
  { code, rare }: CodeTables,
  sorted: Sql,
  placed: Sql,
  profiles: number,
): Sql {
  if (profiles <= lookedUp) return joined(code, sorted, placed);
  const [isFrequent, isRare] = [
    sql`profile < ${literal(lookedUp)}`,
    sql`profile >= ${literal(lookedUp)}`,
  ];
  const of = (test: Sql) => sql`(SELECT * FROM ${sorted} WHERE ${test})`;
  return sql`${joined(sql`(SELECT * FROM ${code} WHERE ${isFrequent})`, of(isFrequent), placed)}
UNION ALL
${joined(rare, of(isRare), placed)}`;
}
