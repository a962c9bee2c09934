import type { MappedColumn, Mapping } from '../../contract/extract.ts';
import { asksScale } from './asks-scale.ts';
import type { ProposedColumn } from './propose-mapping.ts';
import { scalesOf } from './scales.ts';

function keptOut(column: string, reason: string): MappedColumn {
  return { column, field: null, confidence: 0, reason };
}

const unsaidScale = 'Which scale is this? It is not used till that is said.';

/** What is said by hand; its scale, where it says none, is the one that was found, or is asked for. */
function withScale(own: MappedColumn, found: MappedColumn): MappedColumn {
  if (own.field === null || own.scale !== undefined) return own;
  const { scale, question } = found;
  const isSame = own.field === found.field;
  const isAsked = question !== undefined && asksScale(found);
  const offered = question?.choices.find(({ field }) => field === own.field)?.scale;
  const known = isSame ? scale : isAsked ? undefined : offered;
  if (isSame && isAsked) {
    return { ...own, ...(scale === undefined ? {} : { scale }), question };
  }
  if (known !== undefined) return { ...own, scale: known };
  const isUnsaid = own.field === 'imd_rank' || own.field === 'efi';
  if (!isUnsaid) return own;
  const choices = scalesOf(own.field).map((name) => ({
    ...{ label: name, field: own.field, scale: name },
  }));
  return { ...own, question: { text: unsaidScale, choices } };
}

/**
 * A checked mapping laid over what was proposed: columns that it does not name keep their proposed
 * field, unless it gives that field to another column.
 */
export function layOver(given: Mapping, proposed: readonly ProposedColumn[]): Mapping {
  const byColumn = new Map(given.columns.map((mapped) => [mapped.column, mapped]));
  const takenBy = new Map(given.columns.map(({ field, column }) => [field, column]));
  return {
    columns: proposed.map(({ rival, ...mapped }): MappedColumn => {
      const { column, field } = mapped;
      const own = byColumn.get(column);
      if (own !== undefined) return withScale(own, mapped);
      const wanted = rival?.field ?? field;
      const taker = wanted === null ? undefined : takenBy.get(wanted);
      if (taker !== undefined) {
        return keptOut(column, `The mapping reads ${wanted} from the column “${taker}”.`);
      }
      return rival !== undefined && byColumn.has(rival.column)
        ? keptOut(column, `Its name speaks for ${rival.field}, less surely than “${rival.column}”.`)
        : mapped;
    }),
  };
}
