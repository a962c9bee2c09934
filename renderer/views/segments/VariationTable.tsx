import { Button } from 'react-aria-components';
import type { DefinitionRef } from '../../../analytics/contract/methods.ts';
import { formatCount, formatPercent } from '../../charts/number-format.ts';
import { sentence, upperFirst } from '../../charts/phrase.ts';
import { Bar } from '../../components/Bar.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { counted } from '../../words/counted.ts';
import type { Compared, ComparedGroup } from './compared.ts';

const heads = [
  'Definition',
  'Variance explained',
  { number: 'Segments' },
  { number: 'People' },
  { unseen: 'Use' },
] as const;

interface VariationTableProps {
  readonly groups: readonly ComparedGroup[];
  readonly onUse: (definition: DefinitionRef) => void;
}

function Explained({ row, most }: Pick<Compared, 'row'> & { most: number }) {
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

interface RowProps extends Pick<VariationTableProps, 'onUse'> {
  readonly compared: Compared;
  readonly most: number;
}

function Row({ compared: { row, definition, isInForce }, most, onUse }: RowProps) {
  return (
    <tr className={isInForce ? 'in-force' : undefined}>
      <th scope="row">
        {row.title}
        {'name' in definition ? <span className="own-name">{definition.name}</span> : null}
      </th>
      <Explained row={row} most={most} />
      <td className="number">{row.segments === 0 ? '' : formatCount(row.segments)}</td>
      <td className="number">{row.people === null ? '' : formatCount(row.people)}</td>
      <td>
        {isInForce ? (
          <span className="badge">in force</span>
        ) : (
          <Button
            className="quiet"
            aria-label={`Use ${row.title}`}
            onPress={() => onUse(definition)}
          >
            Use
          </Button>
        )}
      </td>
    </tr>
  );
}

function groupWords({ people }: ComparedGroup): string {
  return people === null ? 'Without a figure' : `Of ${counted(people, 'person', 'people')}`;
}

/** Definitions by the people that they sort, then by how much they explain, each with the way to put it in force. */
export function VariationTable({ groups, onUse }: VariationTableProps) {
  const all = groups.flatMap(({ rows }) => rows);
  const most = Math.max(0, ...all.map(({ row }) => row.explained ?? 0));
  return (
    <Sheet heads={heads} className="sheet-variation">
      {groups.map((group) => (
        <tbody key={group.people}>
          {groups.length === 1 ? null : (
            <tr className="sheet-group">
              <th scope="rowgroup" colSpan={heads.length}>
                {groupWords(group)}
              </th>
            </tr>
          )}
          {group.rows.map((compared) => (
            <Row key={compared.place} compared={compared} most={most} onUse={onUse} />
          ))}
        </tbody>
      ))}
    </Sheet>
  );
}
