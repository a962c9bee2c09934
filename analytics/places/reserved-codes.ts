import {
  noneCode,
  noSegmentCode,
  notAllocatedCode,
  outsideCode,
  totalCode,
  unknownCode,
} from '../contract/dimensions.ts';
import { slug } from './slug.ts';

const reserved: ReadonlySet<string> = new Set([
  ...[totalCode, unknownCode, notAllocatedCode, outsideCode, noSegmentCode, noneCode],
  'unknown',
]);

/** Whether a text reads as a word that tables keep for themselves, however it is written. */
export function isReserved(text: string): boolean {
  return reserved.has(slug(text));
}
