import type { Mark, SvgNode } from '../../renderer/charts/svg.ts';

/** A node with the shift of all the groups that it is in. */
export interface Placed {
  readonly node: SvgNode;
  readonly dx: number;
  readonly dy: number;
}

/** Every node of a tree, in drawing order. Only groups that are moved sideways and down are known. */
export function placedNodes(node: SvgNode, dx = 0, dy = 0): Placed[] {
  const [, x = '0', y = '0'] =
    /^translate\((\S+) (\S+)\)$/.exec(String(node.attributes['transform'] ?? '')) ?? [];
  const [left, top] = [dx + Number(x), dy + Number(y)];
  const inner = node.children.flatMap((child) =>
    typeof child === 'string' ? [] : placedNodes(child, left, top),
  );
  return [{ node, dx: left, dy: top }, ...inner];
}

export function nodes(root: SvgNode): SvgNode[] {
  return placedNodes(root).map(({ node }) => node);
}

export function texts(root: SvgNode): string[] {
  return nodes(root)
    .filter(({ name }) => name === 'text')
    .map(({ children }) => children.join(''));
}

export function marks(root: SvgNode): Mark[] {
  return nodes(root).flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
}

/** What is filled with hatching for hidden values, the legend's own swatch left out. */
export function hiddenMarks(root: SvgNode): SvgNode[] {
  return nodes(root).filter(
    ({ attributes }) =>
      String(attributes['fill'] ?? '').includes('-hidden-') &&
      !(attributes['width'] === 17 && attributes['height'] === 11),
  );
}
