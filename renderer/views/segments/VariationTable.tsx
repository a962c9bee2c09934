import { Button } from 'react-aria-components';
import type { DefinitionRef, Variation } from '../../../analytics/contract/methods.ts';
import { formatCount, formatPercent } from '../../charts/number-format.ts';
import { sentence, upperFirst } from '../../charts/phrase.ts';
import { Bar } from '../../components/Bar.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { isSame } from '../../state/draft.ts';

type Row = Variation['rows'][number];

/** A row with the definition that it is of, as it was asked for. */
interface Compared extends Row {
  readonly definition: DefinitionRef;
}

/** What explains most comes first; what has no figure last, in the order asked. */
function ordered(rows: readonly Row[], definitions: readonly DefinitionRef[]): Compared[] {
  const size = ({ explained }: Row) => explained ?? -1;
  return rows
    .flatMap((row, index): Compared[] => {
      const definition = definitions[index];
      return definition === undefined ? [] : [{ ...row, definition }];
    })
    .toSorted((a, b) => size(b) - size(a));
}

interface VariationTableProps {
  readonly variation: Variation;
  readonly definitions: readonly DefinitionRef[];
  readonly inForce: DefinitionRef | null;
  readonly onUse: (definition: DefinitionRef) => void;
}

function Explained({ row, most }: { row: Compared; most: number }) {
  if (row.explained === null) {
    return <td className="reason">{sentence(upperFirst(row.reason ?? 'no figure'))}</td>;
  }
  return (
    <td>
      <span className="explained">
        <span className="explained-share">{formatPercent(row.explained)}</span>
        <Bar share={most === 0 ? 0 : row.explained / most} />
      </span>
    </td>
  );
}

/** Definitions by how much they explain, each with the way to put it in force. */
export function VariationTable(props: VariationTableProps) {
  const { variation, definitions, inForce, onUse } = props;
  const heads = [
    'Definition',
    'Variance explained',
    { number: 'Segments' },
    { number: 'People' },
    { unseen: 'Use' },
  ] as const;
  const most = Math.max(0, ...variation.rows.map(({ explained }) => explained ?? 0));
  return (
    <Sheet heads={heads} className="sheet-variation">
      <tbody>
        {ordered(variation.rows, definitions).map((row) => {
          const isUsed = inForce !== null && isSame(row.definition, inForce);
          return (
            <tr key={row.id + row.title} className={isUsed ? 'in-force' : undefined}>
              <th scope="row">{row.title}</th>
              <Explained row={row} most={most} />
              <td className="number">{row.segments === 0 ? '' : formatCount(row.segments)}</td>
              <td className="number">{row.people === null ? '' : formatCount(row.people)}</td>
              <td>
                {isUsed ? (
                  <span className="badge">in force</span>
                ) : (
                  <Button
                    className="quiet"
                    aria-label={`Use ${row.title}`}
                    onPress={() => onUse(row.definition)}
                  >
                    Use
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Sheet>
  );
}
