import { useDeferredValue, useMemo, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import type { Inspection } from '../../../analytics/contract/extract.ts';
import { formatCount } from '../../charts/number-format.ts';
import { Pages, usePages } from '../../components/Pages.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { useImport } from '../../state/import-session.tsx';
import { useArrival } from '../../state/use-arrival.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { type ColumnFilter, type ColumnLine, columnLines, passes } from './column-filter.ts';

/** Columns in sight at a time: more make the page slow. */
const pageSize = 100;

const filterWords: readonly { readonly id: ColumnFilter; readonly label: string }[] = [
  { id: 'all', label: 'All' },
  { id: 'mapped', label: 'Mapped' },
  { id: 'kept-out', label: 'Kept out' },
  { id: 'to-decide', label: 'To decide' },
];

interface ToolsProps {
  readonly lines: readonly ColumnLine[];
  readonly filter: ColumnFilter;
  readonly onFilter: (filter: ColumnFilter) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

function Tools({ lines, filter, onFilter, search, onSearch }: ToolsProps) {
  const options = filterWords.map(({ id, label }) => {
    const count = lines.filter((line) => passes(id, line)).length;
    return { id, label: `${label} ${formatCount(count)}` };
  });
  return (
    <div className="column-tools">
      <Segmented label="Columns shown" value={filter} options={options} onChoose={onFilter} />
      <SearchField className="field" aria-label="Find a column" value={search} onChange={onSearch}>
        <Input placeholder="Find a column" />
      </SearchField>
    </div>
  );
}

function Head({ isTyped }: { isTyped: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Name in file</th>
        <th scope="col">Taken for</th>
        <th scope="col">How sure</th>
        <th scope="col">Reason</th>
        {isTyped ? <th scope="col">Type</th> : null}
        <th scope="col" className="number">
          Filled
        </th>
        <th scope="col" className="number">
          Distinct
        </th>
      </tr>
    </thead>
  );
}

function useLines() {
  const { state } = useImport();
  const [filter, setFilter] = useState<ColumnFilter>('all');
  const [search, setSearch] = useState('');
  const sought = useDeferredValue(search).trim().toLowerCase();
  const lines = useMemo(() => columnLines(state), [state]);
  const found = lines.filter(
    (line) => passes(filter, line) && line.column.column.toLowerCase().includes(sought),
  );
  return { tools: { lines, filter, onFilter: setFilter, search, onSearch: setSearch }, found };
}

/** The columns of the files, what each is taken for and why; every row can be put right. */
export function ColumnTable({ inspection }: { inspection: Inspection }) {
  const { tools, found } = useLines();
  const paged = usePages(found, pageSize);
  const section = useArrival<HTMLElement>('fields');
  const isTyped = inspection.files.some(({ format }) => format !== 'csv');
  const fileOf = (file: string | undefined) =>
    inspection.files.find(({ name }) => name === file) ?? inspection.files[0];
  return (
    <>
      <Tools {...tools} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by key */}
      <section ref={section} className="twin columns" aria-label="Columns" tabIndex={0}>
        <table className="sheet">
          <Head isTyped={isTyped} />
          <tbody>
            {paged.shown.map((line) => (
              <ColumnRow
                key={line.key}
                line={line}
                file={fileOf(line.column.file)}
                isTyped={isTyped}
              />
            ))}
          </tbody>
        </table>
        {found.length === 0 ? <p className="sheet-none">No column here.</p> : null}
      </section>
      <Pages what="columns" paged={paged} />
    </>
  );
}
