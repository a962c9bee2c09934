import type { SvgNode } from '../../renderer/charts/svg.ts';
import { textWidth } from '../../renderer/charts/text-width.ts';
import { placedNodes } from './walk.ts';

/** A line of text and what it covers. */
export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What each line of text covers, from the tops of its capitals to its baseline. */
export function textBoxes(root: SvgNode): Box[] {
  return placedNodes(root).flatMap(({ node, dx, dy }) => {
    if (node.name !== 'text') return [];
    const { attributes } = node;
    const text = node.children.join('');
    const size = Number(attributes['font-size']);
    const wide = textWidth(text, { size, weight: attributes['font-weight'] === 600 ? 600 : 400 });
    const anchor = attributes['text-anchor'];
    const shift = anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0;
    const left = dx + Number(attributes['x']) - shift;
    const bottom = dy + Number(attributes['y']);
    return [{ text, left, right: left + wide, top: bottom - size * 0.7, bottom }];
  });
}

/** Lines that lie upon each other, as pairs. */
export function collisions(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5,
      )
      .map((other) => `${one.text} | ${other.text}`),
  );
}

/** Lines of text that leave a drawing of this size. */
export function outside(boxes: readonly Box[], width: number, height: number): Box[] {
  return boxes.filter(
    ({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < -1 || bottom > height,
  );
}
