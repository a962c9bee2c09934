import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import { type Draft, draftRef, editedTitle, isInForce, isSame } from './draft.ts';
import { toggled, without } from './filters.ts';
import { firstMeasured, rechosen } from './measured.ts';
import { withoutMerged } from './merges.ts';
import { headOf, type OwnDocument, ownOf, withOwn } from './own-documents.ts';
import type { Change, WindowState } from './window-state.ts';

/** Segments of one definition never filter by another's; the one in force chosen again changes nothing. */
function defined(state: WindowState, definition: DefinitionRef): WindowState {
  if (state.definition !== null && isSame(state.definition, definition)) return state;
  return {
    ...state,
    definition,
    filters: without(state.filters, ['segment']),
    merge: { ...state.merge, segment: [] },
    picked: state.picked?.dimension === 'segment' ? null : state.picked,
  };
}

function opened(state: WindowState, document: OwnDocument): WindowState {
  return { ...defined(state, draftRef(document)), own: withOwn(state.own, document) };
}

function applied(state: WindowState, text: string): WindowState {
  if (state.draft === null) return state;
  const { name, title } = state.draft;
  const head = headOf(text);
  const edited = editedTitle(head.title ?? title);
  const kept = opened(state, { id: head.id ?? '', title: edited, name, text });
  return { ...kept, draft: { ...state.draft, applied: text } };
}

/** The own documents without what a draft put among them, and with what it began as. */
function ownWithout(state: WindowState, { origin, name, applied, title }: Draft) {
  const put = applied === null ? undefined : ownOf(state.own, { name, text: applied });
  const left = state.own.filter((each) => each !== put);
  if ('id' in origin || ownOf(left, origin) !== undefined) return left;
  return withOwn(left, { ...origin, id: headOf(origin.text).id ?? '', title });
}

function discarded(state: WindowState): WindowState {
  const { draft, definition } = state;
  const bare = { ...state, draft: null };
  if (draft === null || !isInForce(draft, definition)) return bare;
  return { ...defined(bare, draft.origin), own: ownWithout(state, draft) };
}

/** The window after a change. Pure. */
export function reduce(state: WindowState, change: Change): WindowState {
  switch (change.kind) {
    case 'show':
      return { ...state, view: change.view };
    case 'define':
      return defined(state, change.definition);
    case 'open':
      return opened(state, change.document);
    case 'apply':
      return applied(state, change.text);
    case 'show-part':
      return { ...state, part: change.part };
    case 'draft':
      return { ...state, draft: change.draft };
    case 'saved':
      return state.draft === null
        ? state
        : { ...state, draft: { ...state.draft, saved: change.text } };
    case 'discard':
      return discarded(state);
    case 'protect':
      return { ...state, policy: change.policy, working: false };
    case 'work':
      return { ...state, working: change.working };
    case 'pick':
      return { ...state, picked: change.picked };
    case 'toggle-filter':
      return { ...state, picked: change.picked, filters: toggled(state.filters, change.picked) };
    case 'clear-filter':
      return {
        ...state,
        filters: change.dimension === undefined ? {} : without(state.filters, [change.dimension]),
      };
    case 'merge':
      return { ...state, merge: { ...state.merge, ...change.merge } };
    case 'unmerge':
      return {
        ...state,
        merge: change.merged === undefined ? {} : withoutMerged(state.merge, change.merged),
      };
    case 'measure':
      return { ...state, measured: rechosen(state.measured, change.choice) };
    case 'form-map':
      return { ...state, mapForm: change.form };
    case 'measure-map':
      return { ...state, mapMeasure: change.measure };
    case 'measure-heat':
      return { ...state, heatMeasure: change.measure };
    case 'prepare-file':
      return { ...state, view: 'save', saving: change.figure };
    case 'compare-by':
      return { ...state, comparedBy: change.field };
    case 'compare-against':
      return { ...state, against: change.definition };
    case 'combine':
      return { ...state, combined: change.conditions };
    case 'theme':
      return { ...state, theme: change.theme };
    case 'new-extract':
      return {
        ...state,
        filters: {},
        merge: {},
        picked: null,
        measured: firstMeasured,
        mapMeasure: null,
        mapForm: 'crude',
        saving: null,
        comparedBy: null,
        combined: null,
      };
  }
}
