import type { Drawing } from './chart.ts';
import type { SvgNode } from './svg.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 does not allow in any form: control characters, lone surrogates, two non-characters. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(text: string): string {
  return text
    .replace(unprintable, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (sign) => escapes[sign] ?? '');
}

function attribute(value: string | number): string {
  if (typeof value === 'string') return escaped(value);
  return String(Math.round(value * 100) / 100 + 0);
}

function nodeText({ name, attributes, children }: SvgNode): string {
  const head = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${attribute(value)}"`)
    .join('');
  if (children.length === 0) return `<${name}${head}/>`;
  const body = children
    .map((child) => (typeof child === 'string' ? escaped(child) : nodeText(child)))
    .join('');
  const breaks = name === 'svg' || name === 'g' || name === 'defs';
  return breaks
    ? `<${name}${head}>\n${body}</${name}>\n`
    : `<${name}${head}>${body}</${name}>${name === 'tspan' ? '' : '\n'}`;
}

/**
 * A drawing as a standalone SVG file: coordinates to two decimals, title and description first.
 * What its marks stand for is left out.
 */
export function toText({ root, title, description }: Drawing): string {
  const named: SvgNode = {
    ...root,
    attributes: { xmlns: 'http://www.w3.org/2000/svg', role: 'img', ...root.attributes },
    children: [
      { name: 'title', attributes: {}, children: [title] },
      { name: 'desc', attributes: {}, children: [description] },
      ...root.children,
    ],
  };
  return nodeText(named);
}
