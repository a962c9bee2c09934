import { crc32, deflateRawSync } from 'node:zlib';

type Ring = readonly (readonly [number, number])[];

/** A Shapefile of polygons, each a list of rings: outer ones clockwise, holes anticlockwise. */
export function shpOf(polygons: readonly (readonly Ring[])[]): Buffer {
  const records = polygons.map((rings, index) => {
    const points = rings.flat();
    const body = Buffer.alloc(44 + rings.length * 4 + points.length * 16);
    body.writeInt32LE(rings.length === 0 ? 0 : 5, 0);
    body.writeInt32LE(rings.length, 36);
    body.writeInt32LE(points.length, 40);
    let first = 0;
    rings.forEach((ring, part) => {
      body.writeInt32LE(first, 44 + part * 4);
      first += ring.length;
    });
    points.forEach(([x, y], point) => {
      body.writeDoubleLE(x, 44 + rings.length * 4 + point * 16);
      body.writeDoubleLE(y, 52 + rings.length * 4 + point * 16);
    });
    const content = rings.length === 0 ? body.subarray(0, 4) : body;
    const head = Buffer.alloc(8);
    head.writeInt32BE(index + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([head, content]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  const all = Buffer.concat([header, ...records]);
  all.writeInt32BE(all.length / 2, 24);
  all.writeInt32LE(1000, 28);
  all.writeInt32LE(5, 32);
  return all;
}

/** A dBASE table of text columns, each 20 bytes wide. */
export function dbfOf(columns: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  const width = 20;
  const header = Buffer.alloc(32 + columns.length * 32 + 1);
  header[0] = 3;
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + columns.length * width, 10);
  columns.forEach((name, index) => {
    const at = 32 + index * 32;
    header.write(name, at, 'latin1');
    header.write('C', at + 11, 'latin1');
    header[at + 16] = width;
  });
  header[header.length - 1] = 0x0d;
  const body = rows.map((row) => ` ${row.map((cell) => cell.padEnd(width)).join('')}`);
  return Buffer.concat([header, Buffer.from(body.join(''), 'latin1'), Buffer.from([0x1a])]);
}

/** A zip archive whose members are deflated. */
export function zipOf(members: Readonly<Record<string, Uint8Array | string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(members)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, path, packed);
    directory.push(entry, path);
    at += 30 + path.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
