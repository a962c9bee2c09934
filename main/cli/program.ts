import { Command } from 'commander';
import { dimensions } from '../../analytics/contract/dimensions.ts';
import { forms } from '../../analytics/contract/released.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { AuditCommandOptions } from './audit-command.ts';
import type { ChartOptions } from './chart-command.ts';
import type { ImportOptions } from './import-command.ts';
import type { InspectOptions } from './inspect-command.ts';
import { type Outcome, settle } from './outcome.ts';
import type { ReportOptions } from './report-command.ts';
import type { SampleOptions } from './sample-command.ts';
import type { SegmentOptions } from './segment-command.ts';
import type { OfWorkspace } from './session.ts';
import type { TableOptions } from './table-command.ts';

interface Common {
  readonly json?: boolean;
}

/** The commands, each loaded when it is run: most want neither the sample's nor the charts' code. */
const commands = {
  inspect: async () => (await import('./inspect-command.ts')).inspectCommand,
  import: async () => (await import('./import-command.ts')).importCommand,
  segment: async () => (await import('./segment-command.ts')).segmentCommand,
  measures: async () => (await import('./measures-command.ts')).measuresCommand,
  table: async () => (await import('./table-command.ts')).tableCommand,
  chart: async () => (await import('./chart-command.ts')).chartCommand,
  report: async () => (await import('./report-command.ts')).reportCommand,
  releases: async () => (await import('./releases-command.ts')).releasesCommand,
  audit: async () => (await import('./audit-command.ts')).auditCommand,
  sample: async () => (await import('./sample-command.ts')).sampleCommand,
};

const hideFurther = [
  '--hide-further',
  'hide further counts that would tell of few people with earlier releases; else it is refused',
] as const;

/** Runs a command with the options that commander read, `--json` among them. */
function run<O>(load: () => Promise<(options: O) => Promise<Outcome>>) {
  return (options: O & Common) =>
    settle(options.json === true, async () => (await load())(options));
}

/** The same for a command with something before its options. */
function runOn<A, O>(load: () => Promise<(of: A, options: O) => Promise<Outcome>>) {
  return (of: A, options: O & Common) =>
    settle(options.json === true, async () => (await load())(of, options));
}

function addReading(program: Command): void {
  program
    .command('inspect')
    .description('how files are read, proposed mapping, identifiers and remarks; writes nothing')
    .argument('<file...>', 'CSV, Parquet, Arrow or XLSX: files or folders')
    .option('--mapping <file>', 'YAML: see docs/mapping.md')
    .action(runOn<readonly string[], InspectOptions>(commands.inspect));
  program
    .command('import')
    .description('read an extract into a workspace')
    .argument('<file...>', 'CSV, Parquet, Arrow or XLSX: files or folders of one extract')
    .requiredOption('--workspace <file>', 'workspace; made where it does not exist')
    .option('--mapping <file>', 'YAML laid over the proposal: see docs/mapping.md')
    .option('--drop <columns...>', 'columns that seem to name people, to be kept out')
    .option('--quality <file>', 'quality report to write: Q.html or Q.csv')
    .option('--places <paths...>', 'boundaries, lookups and deprivation: files or folders')
    .option('--as-at <date>', 'date of the extract, as 2025-03-31')
    .action(runOn<readonly string[], ImportOptions>(commands.import));
}

function addAsking(program: Command): void {
  program
    .command('segment')
    .description('who each segment matched, claimed, and lost to which earlier ones')
    .requiredOption('--workspace <file>', 'workspace')
    .requiredOption(
      '--definition <id or file>',
      'YAML file, or shipped definition: see docs/models.md',
    )
    .option('--explain', 'the definition in English and in SQL, its doubts, and what is odd in it')
    .option('--overlap', 'how many people match each pair of segments')
    .option(
      '--compare <id or file>',
      'what the definition changes in an earlier one, and who moves',
    )
    .option('--variation <field>', 'how well this and every shipped definition explain a field')
    .option('--policy <id>', 'disclosure policy; else the locked one, or working')
    .option(...hideFurther)
    .action(run<SegmentOptions>(commands.segment));
}

function addMeasuring(program: Command): void {
  program
    .command('measures')
    .description('the measures that the extract can give: id, what it is, unit, forms')
    .requiredOption('--workspace <file>', 'workspace')
    .action(run<OfWorkspace>(commands.measures));
  program
    .command('table')
    .description('one released table into a file')
    .requiredOption('--workspace <file>', 'workspace')
    .requiredOption('--measure <id or file>', 'one of `quintile measures`, or a YAML file')
    .option('--by <dimensions>', `${dimensions.join(', ')}: with commas`)
    .option('--form <form>', `${forms.join(', ')}: how it takes account of age`)
    .option(
      '--compare <group>',
      'everybody, others, least-deprived, everybody:DIMENSION, others:DIMENSION or DIMENSION=CODE',
    )
    .option('--gap', 'how far quintiles are apart: slope and relative index, and others')
    .option(
      '--combination <ids>',
      'conditions and flags that --by combination combines: with commas',
    )
    .option(
      '--merge <codes>',
      'categories to count as one, e.g. quintile=1+2; again for each merged category',
      (codes: string, before: readonly string[] = []) => [...before, codes],
    )
    .option('--advise', 'what to merge so that hidden cells come back; writes nothing')
    .option('--definition <id or file>', 'shipped definition or YAML file', 'age-by-conditions')
    .option('--where <yaml>', 'a criterion, e.g. "{ age: { from: 65 } }"')
    .option('--policy <id>', 'disclosure policy; else the locked one, or nhs-hes')
    .option('--totals', 'add a total of every dimension')
    .option('--out <file>', 'T.csv, T.parquet, T.arrow, T.json or T.xlsx')
    .option(...hideFurther)
    .action(run<TableOptions>(commands.table));
}

function addDrawing(program: Command): void {
  program
    .command('chart')
    .description('one chart into a file')
    .requiredOption('--workspace <file>', 'workspace')
    .requiredOption('--chart <file>', 'YAML: see docs/report.md')
    .requiredOption('--out <file>', 'F.svg, F.png or F.csv')
    .option(...hideFurther)
    .action(run<ChartOptions>(commands.chart));
  program
    .command('report')
    .description('a folder of charts, their tables, and what they rest on')
    .argument('<file>', 'YAML: see docs/report.md')
    .requiredOption('--workspace <file>', 'workspace')
    .requiredOption('--out <folder>', 'release bundle to write')
    .option(...hideFurther)
    .action(runOn<string, ReportOptions>(commands.report));
  program
    .command('releases')
    .description('what has left the workspace: every table, chart and report, the newest last')
    .requiredOption('--workspace <file>', 'workspace')
    .action(run<OfWorkspace>(commands.releases));
  program
    .command('audit')
    .description('what somebody who holds release bundles could learn of what they hide')
    .argument('<folder...>', 'release bundles: see docs/audit.md')
    .option('--width <number>', 'how wide a hidden count must stay, instead of as its policy says')
    .action(runOn<readonly string[], AuditCommandOptions>(commands.audit));
  program
    .command('sample')
    .description('synthetic people in an invented city, or in real areas')
    .requiredOption('--persons <number>', 'how many')
    .requiredOption('--seed <number>', 'the same seed gives the same bytes')
    .requiredOption('--out <folder>', 'where to write')
    .option('--places <paths...>', 'real areas to draw people onto: files or folders')
    .action(run<SampleOptions>(commands.sample));
}

/** The command line, every command with `--json`; commander throws where it is used wrongly. */
export function makeProgram(): Command {
  const program = new Command('quintile')
    .description('Population health by segment, deprivation quintile and Local Care Partnership')
    .version(manifest.version)
    .exitOverride()
    .showHelpAfterError('(quintile --help says more)');
  addReading(program);
  addAsking(program);
  addMeasuring(program);
  addDrawing(program);
  for (const command of program.commands) {
    if (command.options.some(({ long }) => long === '--workspace')) {
      command.option('--passphrase-file <file>', 'its first line opens a sealed workspace');
    }
    command.option('--json', 'print one JSON document').exitOverride();
  }
  return program;
}
