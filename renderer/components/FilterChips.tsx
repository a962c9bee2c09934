import { useState } from 'react';
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { keptOf } from '../state/filters.ts';
import { useSession } from '../state/session.tsx';
import type { Picked } from '../state/window-state.ts';
import { categoryLabel, shortLabels } from '../words/dimension.ts';
import { CrossIcon } from './icons.tsx';
import { useCaught } from './use-caught.ts';

const keyOf = ({ dimension, code }: Picked) => `${dimension} ${code}`;

/** How a filter is set; where the window is narrow, on request. */
function FilterHelp() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className="quiet filter-help-button"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Fold the help' : 'How to set one'}
      </Button>{' '}
      <span className={isOpen ? 'filter-help is-open' : 'filter-help'}>
        A click on a segment, a quintile or an LCP sets one: figures that break down by it mark it,
        all others are narrowed to it.
      </span>
    </>
  );
}

/** The filters in force, each removable; in words where there are none. */
export function FilterChips() {
  const session = useSession();
  const { state, change } = session;
  const kept = keptOf(state.filters);
  const none = useCaught<HTMLParagraphElement>(kept.length);
  if (kept.length === 0) {
    return (
      <p ref={none} className="chips-none" tabIndex={-1}>
        <span className="bar-label">Filters</span> None. <FilterHelp />
      </p>
    );
  }
  return (
    <div className="chips">
      <TagGroup
        onRemove={(keys) => {
          for (const picked of kept) {
            if (keys.has(keyOf(picked))) change({ kind: 'toggle-filter', picked });
          }
        }}
      >
        <Label className="bar-label">Filters</Label>
        <TagList className="chip-list">
          {kept.map((picked) => {
            const words = `${shortLabels[picked.dimension]}: ${categoryLabel(session, picked)}`;
            return (
              <Tag key={keyOf(picked)} id={keyOf(picked)} textValue={words} className="chip">
                {words}
                <Button slot="remove" className="chip-remove" aria-label={`Remove ${words}`}>
                  <CrossIcon />
                </Button>
              </Tag>
            );
          })}
        </TagList>
      </TagGroup>
      <Button className="quiet" onPress={() => change({ kind: 'clear-filter' })}>
        Clear all
      </Button>
    </div>
  );
}
