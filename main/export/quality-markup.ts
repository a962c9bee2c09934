/** A piece of HTML in which every text from outside has been escaped. */
export interface Markup {
  readonly html: string;
}

type Part = Markup | readonly Markup[] | string | number;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that are not allowed in HTML, whatever they are written as. */
const barred = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

function escaped(text: string): string {
  return text.replace(barred, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function written(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
}

/** HTML from a template: what is put into it is escaped unless it is markup itself. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const html = strings.map((text, at) => {
    const part = parts[at];
    return part === undefined ? text : text + written(part);
  });
  return { html: html.join('') };
}

export const nothing: Markup = { html: '' };
