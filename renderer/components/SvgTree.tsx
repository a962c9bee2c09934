import { createElement, memo, type ReactNode } from 'react';
import type { Mark, SvgNode } from '../charts/svg.ts';
import { pickedOf } from '../state/picked.ts';
import type { Picked } from '../state/window-state.ts';

interface SvgTreeProps {
  readonly root: SvgNode;
  /** Set before every id, so that two drawings on one page never share a pattern. */
  readonly scope: string;
  /** Index of the mark that Tab reaches; null where marks do nothing. */
  readonly current: number | null;
  readonly selected: readonly string[];
  /** A mark that is pointed at in another drawing. */
  readonly linked: Picked | null;
}

function camel(name: string): string {
  if (name === 'class') return 'className';
  if (name.startsWith('aria-') || name.startsWith('data-')) return name;
  return name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function scoped(name: string, value: string | number, scope: string): string | number {
  if (typeof value === 'number') return value;
  if (name === 'id') return `${scope}${value}`;
  return value
    .replace(/url\(#([^)]+)\)/g, `url(#${scope}$1)`)
    .replace(/^#(?=[a-z])/, (sign) =>
      name === 'href' || name === 'xlink:href' ? `${sign}${scope}` : sign,
    );
}

/** A mark that filters is a button; one that only explains itself is a picture with a name. */
function behaviourOf(mark: Mark, index: number, { current, selected, linked }: SvgTreeProps) {
  const isLinked = linked?.code === mark.code && linked.dimension === mark.dimension;
  const common = {
    tabIndex: index === current ? 0 : -1,
    'data-mark': index,
    'aria-label': mark.label,
  };
  if (pickedOf(mark) === null) return { ...common, className: 'mark mark-still', role: 'img' };
  return {
    ...common,
    className: isLinked ? 'mark mark-linked' : 'mark',
    role: 'button',
    'aria-pressed': selected.includes(mark.code),
  };
}

function draw(node: SvgNode, props: SvgTreeProps, counter: { next: number }): ReactNode {
  const { scope, current } = props;
  const own = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [
      camel(name),
      scoped(name, value, scope),
    ]),
  );
  const { mark } = node;
  const index = mark === undefined || current === null ? null : counter.next++;
  const behaviour = mark === undefined || index === null ? {} : behaviourOf(mark, index, props);
  const children = node.children.map((child) =>
    typeof child === 'string' ? child : draw(child, props, counter),
  );
  return createElement(node.name, { ...own, ...behaviour }, ...children);
}

/** A drawing's plain tree as React elements, its marks reachable by pointer and by key. */
export const SvgTree = memo(function SvgTree(props: SvgTreeProps) {
  return draw(props.root, props, { next: 0 });
});
