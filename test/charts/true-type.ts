/** Just enough of a TrueType file to know how wide each character is. */
export interface AdvanceWidths {
  readonly unitsPerEm: number;
  /** The advance width of a code point in font units; undefined where the font lacks it. */
  readonly of: (codePoint: number) => number | undefined;
}

function tableOffsets(view: DataView): Map<string, number> {
  const count = view.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const record = 12 + index * 16;
      const tag = [0, 1, 2, 3]
        .map((offset) => String.fromCharCode(view.getUint8(record + offset)))
        .join('');
      return [tag, view.getUint32(record + 8)];
    }),
  );
}

/** The start of the Windows Unicode subtable, which must be of format 4. */
function unicodeSubtable(view: DataView, cmap: number): number {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const record = cmap + 4 + index * 8;
    if (view.getUint16(record) === 3 && view.getUint16(record + 2) === 1) {
      const start = cmap + view.getUint32(record + 4);
      if (view.getUint16(start) === 4) return start;
    }
  }
  throw new RangeError('The font has no Unicode cmap of format 4.');
}

function glyphOf(view: DataView, start: number, codePoint: number): number {
  const doubled = view.getUint16(start + 6);
  for (let offset = 0; offset < doubled; offset += 2) {
    if (codePoint > view.getUint16(start + 14 + offset)) continue;
    const first = view.getUint16(start + 16 + doubled + offset);
    if (codePoint < first) return 0;
    const delta = view.getUint16(start + 16 + 2 * doubled + offset);
    const place = start + 16 + 3 * doubled + offset;
    const range = view.getUint16(place);
    if (range === 0) return (codePoint + delta) % 65536;
    const glyph = view.getUint16(place + range + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) % 65536;
  }
  return 0;
}

export function readAdvanceWidths(file: Uint8Array): AdvanceWidths {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const offsets = tableOffsets(view);
  const at = (tag: string) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new RangeError(`The font has no ${tag} table.`);
    return offset;
  };
  const subtable = unicodeSubtable(view, at('cmap'));
  const long = view.getUint16(at('hhea') + 34);
  return {
    unitsPerEm: view.getUint16(at('head') + 18),
    of: (codePoint) => {
      const glyph = glyphOf(view, subtable, codePoint);
      if (glyph === 0) return undefined;
      return view.getUint16(at('hmtx') + 4 * Math.min(glyph, long - 1));
    },
  };
}
