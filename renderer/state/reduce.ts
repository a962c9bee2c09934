import { toggled, without } from './filters.ts';
import type { Change, WindowState } from './window-state.ts';

/** The window after a change. Pure; segments of one definition never filter by another's. */
export function reduce(state: WindowState, change: Change): WindowState {
  switch (change.kind) {
    case 'show':
      return { ...state, view: change.view };
    case 'define':
      return {
        ...state,
        definition: change.definition,
        filters: without(state.filters, ['segment']),
        picked: state.picked?.dimension === 'segment' ? null : state.picked,
      };
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
    case 'theme':
      return { ...state, theme: change.theme };
    case 'new-extract':
      return { ...state, filters: {}, picked: null, mapMeasure: null, saving: null };
  }
}
