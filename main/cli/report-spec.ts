import type { ChartSpec } from '../../analytics/contract/host.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { readChartSpec } from '../export/chart-spec.ts';
import { withDefinitionFile } from './definition-of.ts';
import { aboutFile } from './read-yaml.ts';

export interface ReportSpec {
  readonly title: string;
  readonly charts: readonly { readonly file: string; readonly spec: ChartSpec }[];
}

const keys = ['version', 'title', 'definition', 'policy', 'charts'];
const fileName = /^[a-z0-9][a-z0-9-]{0,79}$/;

function refuse(file: string, reason: string, hint: string): never {
  const problem: Problem = { code: 'chart-invalid', reason, hint, where: { file } };
  throw new Refusal(problem);
}

function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function checkHead(data: unknown, file: string): Record<string, unknown> & { charts: unknown[] } {
  if (!isMap(data)) refuse(file, 'The report is empty or not a map.', 'See docs/report.md.');
  const unknown = Object.keys(data).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    refuse(file, `A report has no "${unknown}".`, `Known: ${keys.join(', ')}.`);
  }
  if (data['version'] !== 1) refuse(file, 'The report does not say "version: 1".', 'Add it.');
  const { charts } = data;
  if (!Array.isArray(charts) || charts.length === 0) {
    refuse(file, 'The report lists no charts.', 'Add charts: [{ file: …, chart: … }].');
  }
  return { ...data, charts };
}

function readEntry(
  entry: unknown,
  common: Readonly<Record<string, unknown>>,
  source: string,
  folder: string,
): ReportSpec['charts'][number] {
  if (!isMap(entry)) refuse(source, 'A chart of the report is not a map.', 'See docs/report.md.');
  const { file, ...rest } = entry;
  if (typeof file !== 'string' || !fileName.test(file)) {
    refuse(
      source,
      'A chart of the report has no usable "file".',
      'Use lower-case letters, digits and dashes, without an ending.',
    );
  }
  const written = withDefinitionFile({ ...common, ...rest }, folder);
  return { file, spec: aboutFile(source, () => readChartSpec(written)) };
}

/** A report as YAML gives it; throws a {@link Refusal} (chart-invalid). `folder` is the file's own. */
export function readReportSpec(data: unknown, source: string, folder: string): ReportSpec {
  const { title = 'Report', definition, policy, charts } = checkHead(data, source);
  const common = {
    ...(definition === undefined ? {} : { definition }),
    ...(policy === undefined ? {} : { policy }),
  };
  const read = charts.map((entry) => readEntry(entry, common, source, folder));
  const names = read.map(({ file }) => file);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    refuse(source, `Two charts of the report are called "${twice}".`, 'Give each its own name.');
  }
  return { title: String(title), charts: read };
}
