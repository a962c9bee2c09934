import { CompressionType, compressionRegistry } from 'apache-arrow';
import { decompress } from 'fzstd';
import { decodeLz4Frame } from './lz4-frame.ts';

/**
 * Lets apache-arrow read packed record batches: it comes without any codec of its own. What is
 * unpacked must start at the start of its buffer, or numbers of eight bytes cannot be looked at.
 */
export function registerCodecs(): void {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: decodeLz4Frame });
  compressionRegistry.set(CompressionType.ZSTD, { decode: (data) => decompress(data).slice() });
}
