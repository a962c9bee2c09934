import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { AlertIcon, TickIcon } from '../../components/icons.tsx';
import { type FoundColumn, foundColumns, undecided } from '../../state/identifiers.ts';
import { useImport } from '../../state/import-session.tsx';
import { counted } from '../../words/counted.ts';
import { identifierWords } from '../../words/identifier.ts';
import { IdentifierDecision } from './IdentifierDecision.tsx';

function Found({ found }: { found: FoundColumn }) {
  const { state } = useImport();
  const isSeveral = (state.inspection?.files.length ?? 0) > 1;
  const files = new Set(found.findings.map(({ file }) => file));
  return (
    <li className="found">
      <div className="found-what">
        <h4>
          {found.column}
          {isSeveral ? <span className="found-file"> in {[...files].join(', ')}</span> : null}
        </h4>
        {found.findings.map(({ file, kind, reason, masked }) => (
          <p key={`${file} ${kind}`}>
            <strong>{identifierWords[kind]}.</strong> {reason}
            {masked.length === 0 ? null : (
              <span className="masked">
                {' '}
                <span className="quiet-words">For example</span>{' '}
                {[...new Set(masked)].map((example) => (
                  <code key={example}>{example}</code>
                ))}
              </span>
            )}
          </p>
        ))}
      </div>
      <IdentifierDecision found={found} />
    </li>
  );
}

function List({ columns }: { columns: readonly FoundColumn[] }) {
  return (
    <ul>
      {columns.map((found) => (
        <Found key={found.column} found={found} />
      ))}
    </ul>
  );
}

/** Columns that stop the load until each is decided on. */
export function BlockingIdentifiers() {
  const { state, decide } = useImport();
  const heading = useRef<HTMLHeadingElement>(null);
  const columns = foundColumns(state).filter(({ severity }) => severity === 'block');
  if (columns.length === 0) return null;
  const open = undecided(state);
  const isDone = open.length === 0;
  return (
    <section
      className={isDone ? 'identifiers identifiers-done' : 'identifiers identifiers-block'}
      aria-label="Identifiers"
    >
      <h3 ref={heading} tabIndex={-1} aria-live="polite">
        {isDone ? <TickIcon /> : <AlertIcon />}
        {isDone
          ? `${counted(columns.length, 'column')} that may name people: decided`
          : `${counted(columns.length, 'column')} may name people: ${open.length} to decide before loading`}
      </h3>
      <p>
        {isDone
          ? 'What is kept out does not get into the workspace. A reason goes into the receipt and the quality report.'
          : 'Nothing is loaded until each is kept out, or accepted with a reason that goes into the receipt and the quality report.'}
      </p>
      <List columns={columns} />
      {open.length < 2 ? null : (
        <Button
          className="button"
          isDisabled={state.stage === 'loading'}
          onPress={() => {
            for (const { column } of open) decide(column, { action: 'drop' });
            heading.current?.focus();
          }}
        >
          Keep all {open.length} out
        </Button>
      )}
    </section>
  );
}

/** Columns that are worth a thought, and do not stop the load; or that nothing was found. */
export function MilderIdentifiers() {
  const { state } = useImport();
  const all = foundColumns(state);
  const columns = all.filter(({ severity }) => severity === 'warn');
  if (all.length === 0) {
    return (
      <section className="identifiers" aria-label="Identifiers">
        <h3>
          <TickIcon />
          No identifiers found
        </h3>
        <p className="quiet-words">
          Every column was searched, by its name and by its cells, for NHS numbers, full postcodes,
          dates of birth, names, addresses, e-mail addresses, telephone numbers, property numbers
          and free text. A search can miss: it is no proof that nobody is named.
        </p>
      </section>
    );
  }
  if (columns.length === 0) return null;
  return (
    <section className="identifiers" aria-label="Possible identifiers">
      <h3>{counted(columns.length, 'column')} worth a thought</h3>
      <p className="quiet-words">These do not keep the load back. What is decided is recorded.</p>
      <List columns={columns} />
    </section>
  );
}
