import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** What a camera, a phone or a program writes beside the pixels; each stands in one place of the pictures below. */
export const traces = {
  exif: 'CANARY-EXIF-kzq',
  gps: 'CANARY-GPS-kzq',
  xmp: 'CANARY-XMP-kzq',
  comment: 'CANARY-COMMENT-kzq',
  pngText: 'CANARY-PNGTEXT-kzq',
  packed: 'CANARY-ZTXT-kzq',
  trailing: 'CANARY-TRAILING-kzq',
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${traces.xmp}</rdf:Description></rdf:RDF></x:xmpmeta>`;

/** Pixels that no two pictures share: their bytes can be searched for. */
const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'black', noise: { type: 'gaussian', mean: 128, sigma: 60 } } });

/** A JPEG of a phone that was held upright: 90 × 60 as stored, 60 × 90 as seen. */
export async function jpegOfPhone(width = 90, height = 60): Promise<Buffer> {
  const picture = await noise(width, height)
    .withExif({ IFD0: { Copyright: traces.exif }, IFD3: { GPSMapDatum: traces.gps } })
    .withXmp(xmp)
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const comment = Buffer.from(`\xff\xfe\x00${String.fromCharCode(traces.comment.length + 2)}${traces.comment}`, 'latin1');
  return Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2), Buffer.from(traces.trailing)]);
}

/** A large JPEG of few bytes, lying on its side. */
export const flatJpeg = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ progressive: true })
    .toBuffer();

/** A PNG of a program, and its pixels. */
export async function pngOfProgram(width = 60, height = 40): Promise<{ file: Buffer; pixels: Buffer }> {
  const pixels = await noise(width, height).raw().toBuffer();
  const picture = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Copyright: traces.exif } })
    .png()
    .toBuffer();
  const packed = Buffer.concat([Buffer.from('Title\0\0'), deflateSync(Buffer.from(traces.packed))]);
  const chunks = [chunk('tEXt', Buffer.from(`Author\0${traces.pngText}`)), chunk('zTXt', packed)];
  const afterHeader = 8 + 25;
  const file = [picture.subarray(0, afterHeader), ...chunks, picture.subarray(afterHeader), Buffer.from(traces.trailing)];
  return { file: Buffer.concat(file), pixels };
}

export const pixelsOf = (picture: Buffer) => sharp(picture).raw().toBuffer();
export const sizeOf = async (picture: Buffer) => {
  const { width, height, format } = await sharp(picture).metadata();
  return { width, height, format };
};

/** A few kilobytes that want to be 900 million pixels. */
export function bomb(side = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(4_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
