import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ExtractSummary } from '../../../analytics/contract/extract.ts';
import { type ChartKind, chartKinds } from '../../../analytics/contract/host.ts';
import { lackOf } from '../../words/lack.ts';

const figures: Readonly<Record<ChartKind, string>> = {
  heat: 'Segments by quintile',
  pyramid: 'Ages and sexes',
  map: 'Map of LCPs',
  rank: 'LCPs ranked',
  waterfall: 'Matched, claimed and lost',
};

interface FigureChoiceProps {
  readonly extract: ExtractSummary;
  readonly value: ChartKind;
  readonly onChoose: (chart: ChartKind) => void;
}

/** Every figure by name; one that the extract cannot give says why. */
export function FigureChoice({ extract, value, onChoose }: FigureChoiceProps) {
  return (
    <RadioGroup
      className="save-figures"
      value={value}
      onChange={(chosen) => onChoose(chosen as ChartKind)}
    >
      <Label className="field-label">Figure</Label>
      {chartKinds.map((kind) => {
        const lack = lackOf(extract, kind);
        return (
          <Radio key={kind} value={kind} className="save-figure" isDisabled={lack !== null}>
            <span>{figures[kind]}</span>
            {lack === null ? null : <span className="save-lack">{lack}</span>}
          </Radio>
        );
      })}
    </RadioGroup>
  );
}
