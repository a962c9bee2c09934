import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ExtractSummary } from '../../../analytics/contract/extract.ts';
import { type FigureName, figureNames } from '../../state/figures.ts';
import { lackOf } from '../../words/lack.ts';

const figures: Readonly<Record<FigureName, string>> = {
  heat: 'Segments by quintile',
  pyramid: 'Ages and sexes',
  measure: 'Measure compared',
  curve: 'Measure by age',
  map: 'Map of LCPs',
  rank: 'LCPs ranked',
  waterfall: 'Matched, claimed and lost',
};

interface FigureChoiceProps {
  readonly extract: ExtractSummary;
  /** How many measures the extract gives; null where that is not known yet. */
  readonly measures: number | null;
  readonly value: FigureName;
  readonly onChoose: (figure: FigureName) => void;
}

/** Every figure by name; one that the extract cannot give says why. */
export function FigureChoice({ extract, measures, value, onChoose }: FigureChoiceProps) {
  return (
    <RadioGroup
      className="save-figures"
      value={value}
      onChange={(chosen) => onChoose(chosen as FigureName)}
    >
      <Label className="field-label">Figure</Label>
      {figureNames.map((kind) => {
        const lack = lackOf(extract, kind, measures);
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
