import { type Problem, Refusal } from '../../contract/problem.ts';
import { type Sql, sql } from '../../sql/sql.ts';

/** What the door sets, as DuckDB reports it once it is shut. */
const shut: Readonly<Record<string, string>> = {
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  enable_external_access: 'false',
  lock_configuration: 'true',
};

/** Extensions that are compiled into the library: none but these may be loaded. */
const builtIn = ['autocomplete', 'core_functions', 'icu', 'json', 'parquet'];

const ajar: Problem = {
  code: 'internal',
  reason: 'The database could not be shut off from the rest of the computer, so it is not used.',
  hint: 'Install Quintile again.',
};

/** Refuses a database whose settings or extensions are not those of the hardened door. */
export async function verifyShut(rows: <Row>(statement: Sql) => Promise<Row[]>): Promise<void> {
  const settings = await rows<{ name: string; value: string }>(
    sql`SELECT name, value FROM duckdb_settings() WHERE list_contains(${Object.keys(shut)}, name)`,
  );
  const loaded = await rows<{ name: string }>(
    sql`SELECT extension_name AS name FROM duckdb_extensions() WHERE loaded`,
  );
  const isShut =
    settings.length === Object.keys(shut).length &&
    settings.every(({ name, value }) => shut[name] === value) &&
    loaded.every(({ name }) => builtIn.includes(name));
  if (!isShut) throw new Refusal(ajar);
}
