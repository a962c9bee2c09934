import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { ExplainedDefinition } from '../../../analytics/contract/methods.ts';
import { ChevronIcon } from '../../components/icons.tsx';
import { SegmentSwatch } from '../../components/SegmentSwatch.tsx';
import { isKept } from '../../state/filters.ts';
import { useSession } from '../../state/session.tsx';
import { NumberedText } from './NumberedText.tsx';

function Source({ title, text }: { title: string; text: string }) {
  return (
    <Disclosure className="disclosure">
      <Heading level={3}>
        <Button slot="trigger" className="disclosure-button">
          <ChevronIcon />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel>
        <NumberedText label={title} text={text} />
      </DisclosurePanel>
    </Disclosure>
  );
}

/** The whole document in plain English, a row a segment; its YAML and SQL on request. */
export function DefinitionText({ document }: { document: ExplainedDefinition }) {
  const { state, change } = useSession();
  return (
    <section className="definition" aria-label="The definition in plain English">
      <h2>In plain English</h2>
      <p className="definition-population">{document.english.population}</p>
      <ol className="definition-rows">
        {document.english.segments.map(({ id, label, sentence }, index) => {
          const picked = { dimension: 'segment', code: id } as const;
          return (
            <li key={id} className={isKept(state.filters, picked) ? 'kept' : undefined}>
              <SegmentSwatch index={index} />
              <div>
                <Button
                  className="definition-label"
                  aria-pressed={isKept(state.filters, picked)}
                  onPress={() => change({ kind: 'toggle-filter', picked })}
                >
                  {label}
                </Button>
                <p>{sentence}</p>
              </div>
            </li>
          );
        })}
      </ol>
      <Source title="The document (YAML)" text={document.text} />
      {document.sql === '' ? null : (
        <Source title="What it compiles to (SQL)" text={document.sql} />
      )}
    </section>
  );
}
