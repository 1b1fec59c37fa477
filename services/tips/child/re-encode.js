// node re-encode.js jpeg|png: a picture comes in at stdin, the same picture with nothing but its pixels goes out at stdout.
// A process of its own, started without an environment and without keys (src/pictures.ts): decoders of pictures have had
// faults that let the picture run code, and then it is here, and not where tips are sealed. Plain JavaScript, so that tests and
// production start the same file.
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

/** What the parent is told by the exit code. */
const broken = 3;
const tooLarge = 4;

/** A picture of this size takes some 530 MB while it is turned; the limit that the parent sets is above that. */
const mostPixels = 50_000_000;

const loaders = { jpeg: 'VipsForeignLoadJpeg', png: 'VipsForeignLoadPng' };
const format = process.argv[2] === 'png' ? 'png' : 'jpeg';

// Of some thirty loaders one is left, whatever the bytes pretend to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: [loaders[format]] });
sharp.cache(false);
sharp.concurrency(1);

try {
  // Not the strictest `failOn`: the cameras of a large maker write a harmless fault into every picture.
  const picture = sharp(await buffer(process.stdin), { limitInputPixels: false, failOn: 'error', sequentialRead: true });
  const { width, height, format: found } = await picture.metadata();
  if (found !== format) process.exit(broken);
  if (width * height > mostPixels) process.exit(tooLarge);
  // sharp writes no metadata unless asked: what EXIF says of the orientation is carried out, the colours become sRGB, the rest goes.
  const pixels = picture.autoOrient();
  const clean = await (format === 'png' ? pixels.png({ compressionLevel: 9 }) : pixels.jpeg({ quality: 85 })).toBuffer();
  process.stdout.write(clean);
} catch {
  process.exitCode = broken; // what the decoder says of a picture may tell of the picture
}
