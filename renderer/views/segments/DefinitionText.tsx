import { useMemo } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { ExplainedDefinition } from '../../../analytics/contract/methods.ts';
import { lowerFirst } from '../../charts/phrase.ts';
import { ChevronIcon } from '../../components/icons.tsx';
import { SegmentSwatch } from '../../components/SegmentSwatch.tsx';
import { isKept } from '../../state/filters.ts';
import { useSession } from '../../state/session.tsx';
import { notHeldBySegment } from '../../words/not-held.ts';
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

/** What a segment asks for and the extract does not hold: its 0 would be none that was counted. */
function NotHeld({ labels }: { labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return (
    <p className="figure-warning">
      Not in the extract: {labels.map(lowerFirst).join(', ')}. That part is known of nobody.
    </p>
  );
}

/** The whole document in plain English, a row a segment; its YAML and SQL on request. */
export function DefinitionText({ document }: { document: ExplainedDefinition }) {
  const { state, change } = useSession();
  const notHeld = useMemo(() => notHeldBySegment(document), [document]);
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
                <NotHeld labels={notHeld.get(id) ?? []} />
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
