// The yardstick: DuckDB alone, the same file into a file. node bare.mjs people.csv out.duckdb
import { DuckDBInstance } from '@duckdb/node-api';

const [source, target] = process.argv.slice(2);
const instance = await DuckDBInstance.create(target);
const connection = await instance.connect();
await connection.run('create table people as select * from read_csv($path)', { path: source });
await connection.run('checkpoint');
connection.closeSync();
instance.closeSync();
