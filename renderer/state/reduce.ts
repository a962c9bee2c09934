import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import { draftRef, isInForce } from './draft.ts';
import { toggled, without } from './filters.ts';
import type { Change, WindowState } from './window-state.ts';

/** Segments of one definition never filter by another's. */
function defined(state: WindowState, definition: DefinitionRef): WindowState {
  return {
    ...state,
    definition,
    filters: without(state.filters, ['segment']),
    picked: state.picked?.dimension === 'segment' ? null : state.picked,
  };
}

function applied(state: WindowState, text: string): WindowState {
  if (state.draft === null) return state;
  const draft = { ...state.draft, applied: text };
  return { ...defined(state, draftRef({ name: draft.name, text })), draft };
}

function discarded(state: WindowState): WindowState {
  const { draft, definition } = state;
  const bare = { ...state, draft: null };
  return draft !== null && isInForce(draft, definition) ? defined(bare, draft.origin) : bare;
}

/** The window after a change. Pure. */
export function reduce(state: WindowState, change: Change): WindowState {
  switch (change.kind) {
    case 'show':
      return { ...state, view: change.view };
    case 'define':
      return defined(state, change.definition);
    case 'apply':
      return applied(state, change.text);
    case 'show-part':
      return { ...state, part: change.part };
    case 'draft':
      return { ...state, draft: change.draft };
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
    case 'measure-map':
      return { ...state, mapMeasure: change.measure };
    case 'measure-heat':
      return { ...state, heatMeasure: change.measure };
    case 'prepare-file':
      return { ...state, view: 'save', saving: change.chart };
    case 'compare-by':
      return { ...state, comparedBy: change.field };
    case 'combine':
      return { ...state, combined: change.conditions };
    case 'theme':
      return { ...state, theme: change.theme };
    case 'new-extract':
      return {
        ...state,
        filters: {},
        picked: null,
        mapMeasure: null,
        saving: null,
        comparedBy: null,
        combined: null,
      };
  }
}
