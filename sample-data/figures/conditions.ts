import { type Condition, conditions as known } from '../../analytics/dictionary/dictionary.ts';
import { hasRegister } from './registers.ts';

/** The conditions of the dictionary that the sample's people may have, in the dictionary's order. */
export const conditions: readonly Condition[] = known.filter(({ id }) => hasRegister(id));
