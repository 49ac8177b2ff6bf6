import { crc32, deflateSync } from 'node:zlib';
import type { GreyImage } from '#lib/domain/surveys/paper/grey-image.ts';
import { drawnCode, type PageCode } from '#lib/domain/surveys/paper/page-code.ts';
import type { MarkState } from '#lib/domain/surveys/paper/read-mark.ts';
import {
  BOX,
  boxesOf,
  CODE_PLACE,
  CORNER,
  codeSquares,
  PAGE,
  type PaperBox,
  type PaperPage
} from '#lib/domain/surveys/paper/sheet-layout.ts';

/*
 * Scans of filled sheets, drawn from the layout that the printer draws by: with pens thin and thick, crosses and ticks
 * that miss their box a little, corrections, and a scanner that is askew, grey, blurred and noisy.
 */

/** Chance that is the same in every run (mulberry32, public domain): a number from 0 to 1. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Scanner = {
  /** Dots an inch. */
  dots: number;
  /** Degrees, clockwise. */
  skew: number;
  upsideDown: boolean;
  /** Millimetres by which the page is moved, and times that it is larger. */
  shift: { x: number; y: number };
  scale: number;
  /** Steps of grey that the pixels stray, and the share of pixels that are specks. */
  noise: number;
  specks: number;
  /** Grey of the paper and of the ink. */
  paper: number;
  ink: number;
};

/** One filled page and the truth about its boxes. */
export type FilledPage = { canvas: Canvas; truth: Map<PaperBox, MarkState> };

/** Ink on a page, in dots of a tenth of a millimetre: 1 is ink. */
export type Canvas = { width: number; height: number; dots: Uint8Array };
const FINE = 8;

function emptyCanvas(): Canvas {
  const [width, height] = [PAGE.width * FINE, PAGE.height * FINE];
  return { width, height, dots: new Uint8Array(width * height) };
}

function fill({ width, height, dots }: Canvas, x: number, y: number, across: number, down: number): void {
  const [left, right] = [Math.round(x * FINE), Math.round((x + across) * FINE)];
  for (let row = Math.round(y * FINE); row < Math.round((y + down) * FINE); row++)
    for (let at = left; at < right; at++)
      if (row >= 0 && row < height && at >= 0 && at < width) dots[row * width + at] = 1;
}

/** A stroke of a round pen. */
function stroke(canvas: Canvas, from: [number, number], to: [number, number], pen: number): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const steps = Math.max(1, Math.ceil(length * FINE));
  const radius = (pen / 2) * FINE;
  for (let step = 0; step <= steps; step++) {
    const [x, y] = [0, 1].map(
      (of) => ((from[of] ?? 0) + (((to[of] ?? 0) - (from[of] ?? 0)) * step) / steps) * FINE
    ) as [number, number];
    for (let row = Math.floor(y - radius); row <= y + radius; row++)
      for (let at = Math.floor(x - radius); at <= x + radius; at++)
        if ((row - y) ** 2 + (at - x) ** 2 <= radius ** 2 && at >= 0 && at < canvas.width && row >= 0)
          canvas.dots[row * canvas.width + at] = 1;
  }
}

/** The page as it is printed: corners, code, boxes, and lines of something like letters. */
export function printedPage(page: PaperPage, code: PageCode, draw: () => number): Canvas {
  const canvas = emptyCanvas();
  const half = CORNER.size / 2;
  for (const x of [CORNER.left, CORNER.right])
    for (const y of [CORNER.top, CORNER.bottom]) fill(canvas, x - half, y - half, CORNER.size, CORNER.size);
  const bits = drawnCode(code);
  codeSquares().forEach(({ x, y }, at) => {
    if (bits[at]) fill(canvas, x, y, CODE_PLACE.square, CODE_PLACE.square);
  });
  for (const element of page.elements) {
    if (element.kind === 'box') outline(canvas, element);
    else if (element.kind === 'writing')
      for (let line = 1; line <= element.lines; line++)
        fill(canvas, element.x, element.y + line * element.pitch - 1, element.width, 0.25);
    else letters(canvas, element, draw);
  }
  return canvas;
}

function outline(canvas: Canvas, { x, y }: PaperBox): void {
  const pen = 0.35;
  for (const at of [0, BOX]) {
    fill(canvas, x - pen / 2, y + at - pen / 2, BOX + pen, pen);
    fill(canvas, x + at - pen / 2, y - pen / 2, pen, BOX + pen);
  }
  // Its number, as a stroke or two.
  fill(canvas, x + BOX + 1.6, y + 1.2, 0.5, 3);
}

function letters(
  canvas: Canvas,
  { x, y, size }: { x: number; y: number; size: number },
  draw: () => number
): void {
  for (let at = x; at < x + 90; at += size * 0.5)
    if (draw() < 0.85) {
      fill(canvas, at, y + size * 0.3, size * 0.08, size * 0.5);
      fill(canvas, at, y + size * (draw() < 0.5 ? 0.3 : 0.72), size * 0.35, size * 0.08);
    }
}

/** Fills a page as a person with a pen would; pens are so thick, in millimetres. */
export function filledPage(printed: Canvas, page: PaperPage, draw: () => number, pen: number): FilledPage {
  const canvas: Canvas = { ...printed, dots: printed.dots.slice() };
  const truth = new Map<PaperBox, MarkState>();
  for (const box of boxesOf(page)) {
    const lot = draw();
    const state: MarkState = lot < 0.62 ? 'empty' : lot < 0.93 ? 'marked' : 'cancelled';
    truth.set(box, state);
    if (state === 'empty') continue;
    if (draw() < 0.7) cross(canvas, box, draw, pen);
    else tick(canvas, box, draw, pen);
    if (state === 'cancelled') blacken(canvas, box, draw, pen);
  }
  return { canvas, truth };
}

const about = (draw: () => number, far: number) => (draw() - 0.5) * 2 * far;

function cross(canvas: Canvas, { x, y }: PaperBox, draw: () => number, pen: number): void {
  const [near, far] = [0.8, BOX - 0.8];
  const point = (px: number, py: number): [number, number] => [
    x + px + about(draw, 0.9),
    y + py + about(draw, 0.9)
  ];
  // Now and then an arm reaches out of the box, up to the one above it.
  const reach = draw() < 0.08 ? 5 : 0;
  stroke(canvas, point(near, near - reach), point(far, far), pen);
  stroke(canvas, point(far, near), point(near, far), pen);
}

function tick(canvas: Canvas, { x, y }: PaperBox, draw: () => number, pen: number): void {
  const point = (px: number, py: number): [number, number] => [
    x + px + about(draw, 0.6),
    y + py + about(draw, 0.6)
  ];
  const foot = point(2.6, 4.8);
  stroke(canvas, point(1, 3), foot, pen);
  stroke(canvas, foot, point(5.6, 0.6), pen);
}

/** Filled in from side to side, with a little left white at its edges. */
function blacken(canvas: Canvas, { x, y }: PaperBox, draw: () => number, pen: number): void {
  for (let down = 0.4; down < BOX - 0.2; down += pen * 0.75)
    stroke(
      canvas,
      [x + 0.5 + about(draw, 0.4), y + down + about(draw, 0.1)],
      [x + BOX - 0.5 + about(draw, 0.4), y + down + about(draw, 0.1)],
      pen
    );
}

/** What a scanner makes of a page. */
export function scanned(canvas: Canvas, scanner: Scanner, draw: () => number): GreyImage {
  const perMillimetre = scanner.dots / 25.4;
  const [width, height] = [PAGE.width, PAGE.height].map((side) => Math.round(side * perMillimetre)) as [
    number,
    number
  ];
  const angle = ((scanner.skew + (scanner.upsideDown ? 180 : 0)) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / scanner.scale, Math.sin(angle) / scanner.scale];
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const dy = row / perMillimetre - PAGE.height / 2 - scanner.shift.y;
    for (let at = 0; at < width; at++) {
      const dx = at / perMillimetre - PAGE.width / 2 - scanner.shift.x;
      const x = (cos * dx + sin * dy + PAGE.width / 2) * FINE;
      const y = (-sin * dx + cos * dy + PAGE.height / 2) * FINE;
      const dark = inkAround(canvas, x, y, (FINE / perMillimetre) * 0.5);
      // Light falls off towards one side, as under a lid that does not close.
      const paper = scanner.paper - (at / width) * 12;
      const stray = (draw() + draw() - 1) * scanner.noise;
      const grey = draw() < scanner.specks ? draw() * 255 : paper + (scanner.ink - paper) * dark + stray;
      pixels[row * width + at] = Math.min(255, Math.max(0, grey));
    }
  }
  return { width, height, pixels };
}

/** The share of ink around a point: a sensor sees no sharper. */
function inkAround({ width, height, dots }: Canvas, x: number, y: number, reach: number): number {
  let sum = 0;
  for (const down of [-reach, 0, reach])
    for (const across of [-reach, 0, reach]) {
      const [column, row] = [Math.round(x + across), Math.round(y + down)];
      if (column >= 0 && row >= 0 && column < width && row < height) sum += dots[row * width + column] ?? 0;
    }
  return sum / 9;
}

/** A scanner of an office, drawn by lot. */
export function someScanner(draw: () => number, upsideDown: boolean): Scanner {
  return {
    dots: [110, 130, 150][Math.floor(draw() * 3)] ?? 150,
    skew: about(draw, 3),
    upsideDown,
    shift: { x: about(draw, 1.5), y: about(draw, 1.5) },
    // No larger: what lies askew on the glass would lose its corners.
    scale: 0.975 + about(draw, 0.025),
    noise: 10 + draw() * 30,
    specks: draw() * 0.003,
    paper: 225 + draw() * 25,
    ink: 20 + draw() * 60
  };
}

/** A grey picture as PNG (ISO/IEC 15948), its lines not filtered. */
export function pngOf({ width, height, pixels }: GreyImage): Buffer {
  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++)
    lines.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const chunk = (kind: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind), body]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]
  ]);
}
