const frameMark = 0x184d2204;
const mostBytes = 2 ** 30;

/** Thrown where bytes are no LZ4; says nothing of them. */
const damaged = () => new RangeError('Damaged LZ4.');

/** Bytes that grow as they are written. */
class Output {
  bytes: Uint8Array;
  length = 0;

  constructor(expected: number) {
    this.bytes = new Uint8Array(Math.min(mostBytes, Math.max(1024, expected)));
  }

  makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    if (this.length + more > mostBytes) throw damaged();
    const bytes = new Uint8Array(Math.min(mostBytes, (this.length + more) * 2));
    bytes.set(this.bytes.subarray(0, this.length));
    this.bytes = bytes;
  }

  append(source: Uint8Array): void {
    this.makeRoom(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  /** Repeats what was written `distance` bytes ago; source and target may overlap. */
  repeat(distance: number, count: number): void {
    if (distance === 0 || distance > this.length) throw damaged();
    this.makeRoom(count);
    const { bytes } = this;
    for (let at = this.length; at < this.length + count; at += 1) {
      bytes[at] = bytes[at - distance] as number;
    }
    this.length += count;
  }
}

/** One block: runs of bytes as they are, each with a repetition behind it. */
function decodeBlock(block: Uint8Array, output: Output): void {
  let at = 0;
  const lengthFrom = (start: number) => {
    let length = start;
    if (start < 15) return length;
    for (;;) {
      const byte = block[at];
      if (byte === undefined) throw damaged();
      at += 1;
      length += byte;
      if (byte < 255) return length;
    }
  };
  while (at < block.length) {
    const token = block[at] as number;
    at += 1;
    const plain = lengthFrom(token >> 4);
    if (at + plain > block.length) throw damaged();
    output.append(block.subarray(at, at + plain));
    at += plain;
    if (at >= block.length) return;
    if (at + 2 > block.length) throw damaged();
    const distance = (block[at] as number) | ((block[at + 1] as number) << 8);
    at += 2;
    output.repeat(distance, lengthFrom(token & 15) + 4);
  }
}

/**
 * Unpacks one LZ4 frame. Source: the LZ4 frame format 1.6 and block format. Checksums are passed
 * over; throws a RangeError for what is no LZ4 and for more than 1 GiB.
 */
export function decodeLz4Frame(data: Uint8Array): Uint8Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < 11 || view.getUint32(0, true) !== frameMark) throw damaged();
  const flags = data[4] as number;
  if (flags >> 6 !== 1 || (flags & 1) === 1) throw damaged();
  const hasSize = (flags & 8) !== 0;
  const output = new Output(hasSize ? view.getUint32(6, true) : data.length * 3);
  const checksum = (flags & 16) !== 0 ? 4 : 0;
  let at = hasSize ? 15 : 7;
  for (;;) {
    if (at + 4 > data.length) throw damaged();
    const header = view.getUint32(at, true);
    at += 4;
    if (header === 0) return output.bytes.subarray(0, output.length);
    const length = header & 0x7fffffff;
    if (at + length > data.length) throw damaged();
    const block = data.subarray(at, at + length);
    if (header >>> 31 === 1) output.append(block);
    else decodeBlock(block, output);
    at += length + checksum;
  }
}
