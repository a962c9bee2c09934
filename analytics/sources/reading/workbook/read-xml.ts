import { SaxesParser } from 'saxes';
import { ZipDamage } from './zip-file.ts';

/** What is done with the parts of an XML text; names come without their prefix. */
export interface XmlHandler {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads XML from pieces of UTF-8; stops at what is not well formed, and takes no document type. */
export class XmlReader {
  readonly #parser = new SaxesParser({ position: false, xmlns: false });
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  constructor({ open, close, text }: XmlHandler) {
    this.#parser.on('error', () => {
      throw new ZipDamage('damaged');
    });
    this.#parser.on('doctype', () => {
      throw new ZipDamage('bomb');
    });
    this.#parser.on('opentag', ({ name, attributes }) => open(local(name), attributes));
    if (close !== undefined) this.#parser.on('closetag', ({ name }) => close(local(name)));
    if (text !== undefined) {
      this.#parser.on('text', text);
      this.#parser.on('cdata', text);
    }
  }

  feed(bytes: Buffer): void {
    try {
      this.#parser.write(this.#decoder.decode(bytes, { stream: true }));
    } catch (error) {
      throw error instanceof ZipDamage ? error : new ZipDamage('damaged');
    }
  }

  end(): void {
    this.#parser.close();
  }
}

/** Reads a whole XML text. */
export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const reader = new XmlReader(handler);
  for await (const chunk of chunks) reader.feed(chunk);
  reader.end();
}
