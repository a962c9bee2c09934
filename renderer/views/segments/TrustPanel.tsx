import type { ReactNode } from 'react';
import type { ExplainedDefinition } from '../../../analytics/contract/methods.ts';
import { MoreList } from '../../components/MoreList.tsx';
import { SegmentSwatch } from '../../components/SegmentSwatch.tsx';
import { useRun } from '../../components/use-people.ts';
import { useSession } from '../../state/session.tsx';
import { counted } from '../../words/counted.ts';
import { segmentIn } from '../../words/segment-in.ts';

/** Shown of a list that goes on, before the rest is asked for. */
const atFirst = 4;

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ title, children }: PartProps) {
  return (
    <div className="trust-part">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

interface RemarksProps {
  readonly texts: readonly string[];
  readonly noun: string;
  /** Gives each the colour of the segment that it is about. */
  readonly segments?: ExplainedDefinition['english']['segments'];
}

function Remarks({ texts, noun, segments = [] }: RemarksProps) {
  const items = texts.map((text) => {
    const place = segmentIn(text, segments);
    return (
      <li key={text}>
        {place === null ? <span className="swatch swatch-none" /> : <SegmentSwatch index={place} />}
        <span>{text}</span>
      </li>
    );
  });
  return (
    <MoreList
      className="remark-list"
      items={items}
      most={atFirst}
      more={(count) => counted(count, `more ${noun}`)}
    />
  );
}

/** What was found out of the criteria before anybody was counted, and then of everybody, unfiltered. */
function Findings({ document }: { document: ExplainedDefinition }) {
  const { extract } = useSession();
  const run = useRun({});
  const counted = run.status === 'answer' ? (run.answer.note.findings ?? []) : [];
  const found = [...new Set([...document.findings, ...counted])];
  if (found.length > 0) {
    return <Remarks texts={found} noun="finding" segments={document.english.segments} />;
  }
  if (extract !== null && run.status === 'asking') return <p className="quiet-words">Counting …</p>;
  return (
    <p className="quiet-words">
      None. Looked for: segments and criteria that nobody or everybody meets, and segments that
      earlier ones leave nobody.
    </p>
  );
}

/** What to know before relying on a definition: findings, what the extract lacks, doubts, source. */
export function TrustPanel({ document }: { document: ExplainedDefinition }) {
  const { warnings, doubts, source } = document;
  return (
    <section className="trust" aria-label="Before relying on it">
      <h2>Before relying on it</h2>
      <Part title="Findings">
        <Findings document={document} />
      </Part>
      {warnings.length === 0 ? null : (
        <Part title="What the extract lacks">
          <Remarks texts={warnings} noun="remark" />
        </Part>
      )}
      {doubts.length === 0 ? null : (
        <Part title="Doubts">
          <Remarks texts={doubts} noun="doubt" />
        </Part>
      )}
      <Part title="Source">
        <p className="trust-source">{source === '' ? 'Its document names no source.' : source}</p>
      </Part>
    </section>
  );
}
