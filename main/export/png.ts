import { Resvg } from '@resvg/resvg-js';
import type { Drawing } from '../../renderer/charts/chart.ts';
import { toText } from '../../renderer/charts/to-text.ts';
import { fontFiles } from './fonts.ts';

/** Pixels of the picture to one CSS pixel of the drawing. */
const scale = 2;

/** A drawing as a PNG on white, with the program's own fonts and none of the computer's. */
export function pngFile(drawing: Drawing): Uint8Array {
  const picture = new Resvg(toText(drawing), {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: {
      fontFiles: fontFiles(),
      loadSystemFonts: false,
      defaultFontFamily: 'IBM Plex Sans',
    },
  });
  return new Uint8Array(picture.render().asPng());
}
