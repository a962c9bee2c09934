import {
  type Category,
  noSegmentCode,
  notAllocatedCode,
  unknownCode,
} from '../contract/dimensions.ts';
import { Refusal } from '../contract/problem.ts';
import type { Axis } from './axis.ts';
import { mergedLabel, orderedDimensions } from './merged-label.ts';

/** An axis of which categories were merged, and the place that each category has gone to. */
export interface MergedAxis {
  readonly axis: Axis;
  readonly to: readonly number[];
}

/** Codes of people who are in no category, and so in no merged one. */
export const unmergedCodes: readonly string[] = [unknownCode, notAllocatedCode, noSegmentCode];

function refuse(reason: string, hint: string): never {
  throw new Refusal({ code: 'usage', reason, hint });
}

/** The code of a merged category: those of its parts, in order, with `+` between them. */
export const mergedCode = (parts: readonly string[]): string => parts.join('+');

function checkGroup({ noun, categories, dimension }: Axis, group: readonly string[]): void {
  const codes = categories.map(({ code }) => code).filter((code) => !unmergedCodes.includes(code));
  const known = `Known: ${codes.join(', ')}.`;
  if (group.length < 2 || new Set(group).size < group.length) {
    refuse(`A merged ${noun} is of two categories or more, each named once.`, known);
  }
  const residual = group.find((code) => unmergedCodes.includes(code));
  if (residual !== undefined) {
    refuse(`People of no ${noun} (${residual}) cannot be merged with those of one.`, known);
  }
  if (!group.every((code) => codes.includes(code))) {
    refuse(`A merge names a ${noun} that this extract and definition do not have.`, known);
  }
  const places = group.map((code) => codes.indexOf(code));
  const isRun = Math.max(...places) - Math.min(...places) === group.length - 1;
  if (orderedDimensions.includes(dimension) && !isRun) {
    refuse(
      `Of the ${noun}, only neighbours can be merged: ${group.join(', ')} leave something out between them.`,
      'Name all that lie between, too.',
    );
  }
}

function checkGroups(axis: Axis, groups: readonly (readonly string[])[]): void {
  const { noun, dimension } = axis;
  if (dimension === 'combination') {
    refuse(
      'Combinations of conditions cannot be merged.',
      'Name fewer conditions to combine: each halves the combinations.',
    );
  }
  for (const group of groups) checkGroup(axis, group);
  if (new Set(groups.flat()).size < groups.flat().length) {
    refuse(`A ${noun} is in two merged categories at once.`, 'Name each in one of them.');
  }
}

/** The parts of a group in the order of the axis. */
function partsOf({ categories }: Axis, group: readonly string[]): readonly Category[] {
  return categories.filter(({ code }) => group.includes(code));
}

/** One category for each group where its first part stood, and every other category as it was. */
function mergedCategories(axis: Axis, groups: readonly (readonly string[])[]): Category[] {
  return axis.categories.flatMap((category, place) => {
    const group = groups.find((one) => one.includes(category.code));
    if (group === undefined) return [{ ...category, ownPlace: place }];
    const parts = partsOf(axis, group);
    if (parts[0] !== category) return [];
    const codes = parts.map(({ code }) => code);
    const label = mergedLabel(axis.dimension, parts);
    return [{ code: mergedCode(codes), label, parts: codes, ownPlace: place }];
  });
}

/**
 * Counts groups of an axis' categories as one each; the groups' order is of no account. Throws a
 * {@link Refusal} (usage) for groups that mean nothing.
 */
export function mergeAxis(axis: Axis, groups: readonly (readonly string[])[]): MergedAxis {
  checkGroups(axis, groups);
  const categories = mergedCategories(axis, groups);
  const codes = categories.map(({ code }) => code);
  if (new Set(codes).size < codes.length) {
    refuse(
      `The merged ${axis.noun} would have the code of another that there is.`,
      'Merge others, or give the categories codes without "+".',
    );
  }
  const to = axis.categories.map(({ code }) =>
    categories.findIndex((one) => one.code === code || one.parts?.includes(code) === true),
  );
  const id = `${axis.id} ${JSON.stringify(codes)}`;
  return { axis: { ...axis, id, categories }, to };
}
