import { cachedFile } from './cache.ts';

/**
 * A moving picture for the camera: a textured, still ground; a bright block that goes round on a rectangle; a row of bars that counts the
 * frames in binary. Large enough that browsers send three layers of it. Only the block and the bars move, so a test can say where the picture must change and where it must not.
 */
export const picture = { width: 960, height: 540, framesPerSecond: 15, frames: 75, block: 120 } as const;

/** Top left corner of the block in a frame: once round in `picture.frames`, so that the loop has no jump. */
export function blockAt(frame: number): { x: number; y: number } {
  const { width, height, frames, block } = picture;
  const turn = ((frame % frames) / frames) * 2 * Math.PI;
  const even = (value: number) => 2 * Math.round(value / 2);
  return {
    x: even((width - block) / 2 + ((width - block) / 2 - 30) * Math.cos(turn)),
    y: even((height - block) / 2 + ((height - block) / 2 - 60) * Math.sin(turn)),
  };
}

/** Path of the picture as YUV4MPEG2 (4:2:0), made when it is not there yet. */
export function pictureFile(): Promise<string> {
  return cachedFile('picture', 'y4m', JSON.stringify({ picture, look: 2 }), () => Promise.resolve(y4m()));
}

function y4m(): Buffer {
  const { width, height, framesPerSecond, frames } = picture;
  const parts: Buffer[] = [
    Buffer.from(`YUV4MPEG2 W${String(width)} H${String(height)} F${String(framesPerSecond)}:1 Ip A1:1 C420jpeg\n`),
  ];
  for (let frame = 0; frame < frames; frame++) parts.push(Buffer.from('FRAME\n'), drawn(frame));
  return Buffer.concat(parts);
}

function drawn(frame: number): Buffer {
  const { width, height, block } = picture;
  const luma = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      luma[y * width + x] = 70 + (((x >> 4) * 7 + (y >> 4) * 13) % 5) * 8;
    }
  }
  const fill = (left: number, top: number, wide: number, high: number, value: number) => {
    for (let y = top; y < top + high; y++) luma.fill(value, y * width + left, y * width + left + wide);
  };
  const corner = blockAt(frame);
  fill(corner.x, corner.y, block, block, 235);
  for (let bit = 0; bit < 8; bit++) fill(30 + 114 * bit, 6, 90, 42, (frame >> (7 - bit)) & 1 ? 220 : 24);
  const chroma = Buffer.alloc((width * height) / 2, 128);
  for (let y = corner.y / 2; y < (corner.y + block) / 2; y++) {
    chroma.fill(60, (y * width) / 2 + corner.x / 2, (y * width) / 2 + (corner.x + block) / 2);
  }
  return Buffer.concat([luma, chroma]);
}
