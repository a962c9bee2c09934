import type { SvgNode } from './svg.ts';
import { textWidth } from './text-width.ts';

/**
 * A tree in which every line of text says how wide it is in IBM Plex Sans, so that a computer
 * without that face squeezes or stretches another into the same room. `text` holds words alone, and
 * its own size and weight.
 */
export function withTextLengths(node: SvgNode): SvgNode {
  if (node.name !== 'text') {
    const children = node.children.map((child) =>
      typeof child === 'string' ? child : withTextLengths(child),
    );
    return { ...node, children };
  }
  const { attributes } = node;
  const weight = attributes['font-weight'] === 600 ? 600 : 400;
  const wide = textWidth(node.children.join(''), { size: Number(attributes['font-size']), weight });
  if (!(wide > 0)) return node;
  const length = { textLength: wide, lengthAdjust: 'spacingAndGlyphs' };
  return { ...node, attributes: { ...attributes, ...length } };
}
