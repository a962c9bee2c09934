import { dirname, extname } from 'node:path';
import { type FileFormat, fileFormats, type SavedFile } from '../../analytics/contract/host.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { readChartSpec } from '../export/chart-spec.ts';
import { releaseView } from '../export/export-view.ts';
import { readyFile } from '../export/ready-file.ts';
import { withDefinitionFile } from './definition-of.ts';
import type { Outcome } from './outcome.ts';
import { aboutFile, parseYaml, readText } from './read-yaml.ts';
import { type OfWorkspace, withExtract } from './session.ts';

export interface ChartOptions extends OfWorkspace {
  readonly chart: string;
  readonly out: string;
  /** Hides what would tell too much together with earlier releases. */
  readonly hideFurther?: boolean;
}

function formatOf(path: string): FileFormat {
  const format = fileFormats.find((known) => `.${known}` === extname(path).toLowerCase());
  if (format !== undefined) return format;
  throw new Refusal({
    code: 'usage',
    reason: `A chart cannot be written as "${extname(path)}".`,
    hint: `Known: ${fileFormats.map((known) => `.${known}`).join(', ')}.`,
  });
}

/** `quintile chart`: one chart, as its YAML file describes it, into a file. */
export async function chartCommand(options: ChartOptions): Promise<Outcome> {
  const { chart, out, hideFurther, ...of } = options;
  const format = formatOf(out);
  const written = parseYaml(readText(chart), 'chart-invalid', chart);
  const spec = aboutFile(chart, () => readChartSpec(withDefinitionFile(written, dirname(chart))));
  return withExtract(of, async ({ client }) => {
    const place = ({ bytes }: SavedFile) => readyFile(out, bytes);
    const letOut = await releaseView({ client, hideFurther }, spec, format, place);
    const release = letOut?.release;
    return { document: { out, chart: spec.chart, format, release }, lines: [out] };
  });
}
