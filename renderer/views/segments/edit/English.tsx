import { Button } from 'react-aria-components';
import type { ExplainedDefinition } from '../../../../analytics/contract/methods.ts';
import { SegmentSwatch } from '../../../components/SegmentSwatch.tsx';
import type { Places } from '../pairs.ts';
import { lineOf } from './line-of.ts';

interface EnglishProps {
  readonly document: ExplainedDefinition;
  readonly text: string;
  readonly places: Places;
  readonly onGo: (line: number) => void;
}

/** What a text says, a row a segment, each with the way to its lines; and what was found in it. */
export function English({ document, text, places, onGo }: EnglishProps) {
  const { english, findings, warnings } = document;
  return (
    <>
      {[...findings, ...warnings].length === 0 ? null : (
        <ul className="remarks">
          {[...findings, ...warnings].map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <p className="definition-population">{english.population}</p>
      <ol className="definition-rows">
        {english.segments.map(({ id, label, sentence }, index) => {
          const line = lineOf(text, id);
          return (
            <li key={id}>
              <SegmentSwatch index={places.get(id) ?? index} />
              <div>
                {line === null ? (
                  <strong>{label}</strong>
                ) : (
                  <Button
                    className="definition-label"
                    aria-label={`${label}, line ${line}`}
                    onPress={() => onGo(line)}
                  >
                    {label}
                  </Button>
                )}
                <p>{sentence}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
