import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { codeOf, type Merged, mergedOf } from '../state/merges.ts';
import { useSession } from '../state/session.tsx';
import { mergedWords } from '../words/merged.ts';
import { CrossIcon } from './icons.tsx';

const keyOf = (merged: Merged) => `${merged.dimension} ${codeOf(merged)}`;

/** The merged categories in force, each removable. */
export function MergeChips() {
  const session = useSession();
  const { state, change } = session;
  const merged = mergedOf(state.merge);
  if (merged.length === 0) return null;
  return (
    <div className="chips">
      <TagGroup
        onRemove={(keys) => {
          for (const one of merged) {
            if (keys.has(keyOf(one))) change({ kind: 'unmerge', merged: one });
          }
        }}
      >
        <Label className="bar-label">Merged</Label>
        <TagList className="chip-list">
          {merged.map((one) => {
            const words = mergedWords(session, one);
            return (
              <Tag key={keyOf(one)} id={keyOf(one)} textValue={words} className="chip">
                {words}
                <Button slot="remove" className="chip-remove" aria-label={`Undo ${words}`}>
                  <CrossIcon />
                </Button>
              </Tag>
            );
          })}
        </TagList>
      </TagGroup>
      <Button className="quiet" onPress={() => change({ kind: 'unmerge' })}>
        Undo all merges
      </Button>
    </div>
  );
}
