import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { keptOf } from '../state/filters.ts';
import { useSession } from '../state/session.tsx';
import type { Picked } from '../state/window-state.ts';
import { categoryLabel, shortLabels } from '../words/dimension.ts';
import { CrossIcon } from './icons.tsx';

const keyOf = ({ dimension, code }: Picked) => `${dimension} ${code}`;

/** The filters in force, each removable; in words where there are none. */
export function FilterChips() {
  const session = useSession();
  const { state, change } = session;
  const kept = keptOf(state.filters);
  if (kept.length === 0) {
    return (
      <p className="chips-none">
        <span className="bar-label">Filters</span> None. A click on a segment, a quintile or an LCP
        narrows every view.
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
