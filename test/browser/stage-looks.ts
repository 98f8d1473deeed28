import type { Page } from 'playwright-core';
import { isOurPicture } from '../media/movement.ts';
import { standing } from '../media/page-tools.ts';
import type { Standing } from '../media/page-tools.ts';
import { moves, theOne } from './pixels.ts';
import type { ScreenRectangle } from './pixels.ts';

/** Checks of what people see on the stage of a class, for all that can be on it. Each check returns a list of faults; an empty one is good. */

export const screens = {
  wide: { width: 1366, height: 768 },
  'phone upright': { width: 360, height: 740 },
  'phone across': { width: 740, height: 360 },
} as const;
export type ScreenName = keyof typeof screens;

/** What is to be seen in one state. */
export interface Look {
  /** What fills the stage. */
  readonly large: string;
  /** What kind of thing that is: a camera and a screen move, a page is bright and stands still, calm is said in words. */
  readonly kind: 'camera' | 'screen' | 'page' | 'calm';
  /** Pictures that are small, each wholly seen, and moving. */
  readonly faces?: readonly string[];
  /** More that must be seen wholly. */
  readonly also?: readonly string[];
  /** Something that has to be answered stands above the stage and may take some of its height on a phone. */
  readonly asks?: boolean;
}

const stage = '.stage-frame';
/** Share of the window's area that the stage has at least: on a phone upright it is as wide as the window, and 16:9. */
const shares: Record<ScreenName, { quiet: number; asks: number }> = {
  wide: { quiet: 0.44, asks: 0.3 },
  'phone upright': { quiet: 0.26, asks: 0.15 },
  'phone across': { quiet: 0.27, asks: 0.12 },
};

export async function faultsOfStage(page: Page, screen: ScreenName, look: Look): Promise<string[]> {
  await atRest(page);
  return [
    ...(await faultsOfSize(page, screen, look)),
    ...(await faultsOfSight(page, look)),
    ...(await faultsOfMovement(page, look)),
    ...(await faultsOfShape(page)),
  ];
}

/** Waits until two pictures of the layout are the same. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

const area = ({ width, height }: ScreenRectangle) => width * height;

async function faultsOfSize(page: Page, screen: ScreenName, { large, asks = false }: Look): Promise<string[]> {
  const [frame, thing] = [await theOne(page, stage), await theOne(page, large)];
  const faults: string[] = [];
  const { width, height } = screens[screen];
  const share = area(frame) / (width * height);
  const least = shares[screen][asks ? 'asks' : 'quiet'];
  if (share < least) faults.push(`the stage has ${share.toFixed(2)} of the window, at least ${String(least)}`);
  if (area(thing) < 0.95 * area(frame))
    faults.push(`${large} fills ${(area(thing) / area(frame)).toFixed(2)} of the stage`);
  for (const other of await standing(page, 'video', '.room-top', '.room-told', '.room-bar', '.room-strip')) {
    if (other.selector === 'video' && Math.abs(area(other) - area(thing)) < 1) continue;
    // What has to be answered may be half as large again on a phone: there is hardly room for both.
    const most = other.selector === '.room-told' && asks && screen !== 'wide' ? 1.5 : 1;
    if (area(other) > most * area(thing)) faults.push(`${other.selector} is larger than ${large}`);
  }
  return faults;
}

async function faultsOfSight(page: Page, { large, kind, faces = [], also = [] }: Look): Promise<string[]> {
  const faults: string[] = [];
  const wholly = [
    ...faces,
    ...also,
    '.bar-button:not([hidden])',
    '.stage-button',
    '.stage-page',
    '.strip-said',
    '.rail-tab',
  ];
  for (const thing of await standing(page, ...wholly)) {
    // Elements that are hidden on this screen take no room.
    if (area(thing) === 0 && !faces.includes(thing.selector)) continue;
    if (thing.seen < 1) faults.push(`${thing.selector} is covered: ${said(thing)}`);
  }
  // On a phone across, words under the stage are for those who do not see that somebody speaks.
  for (const words of await standing(page, '.strip-words')) {
    if (words.width > 1 && words.width < 60) faults.push(`who speaks has ${String(words.width)} px`);
  }
  const thing = await theOne(page, large);
  // Over a face in full there may be a small one; over what is read there is nothing.
  const least = kind === 'camera' ? 0.85 : 1;
  if (thing.seen < least) faults.push(`${large} is covered: ${said(thing)}`);
  for (const face of faces) {
    if ((await standing(page, face)).length !== 1) faults.push(`${face} is not there`);
  }
  return faults;
}

const said = ({ seen, over }: Standing) => `${seen.toFixed(2)} is seen, over it ${JSON.stringify(over)}`;

async function faultsOfMovement(page: Page, { large, kind, faces = [] }: Look): Promise<string[]> {
  const faults: string[] = [];
  const thing = await theOne(page, large);
  if (kind === 'page' || kind === 'calm') {
    // Not the middle: a deck's page may be dark there.
    const seen = await moves(page, thing, 2);
    if (kind === 'page' && seen.brightness < 90) faults.push(`${large} is dark: ${JSON.stringify(seen)}`);
    if (seen.changed > 0) faults.push(`${large} does not stand still: ${JSON.stringify(seen)}`);
  }
  for (const picture of [...(kind === 'camera' || kind === 'screen' ? [large] : []), ...faces]) {
    const place = await theOne(page, picture);
    const fault = await faultOfPicture(page, picture, place, picture === large && kind === 'screen');
    if (fault) faults.push(fault);
  }
  return faults;
}

/**
 * Time for a picture to move, ms. The first frames of one that has just begun or been enlarged may be still: until the next whole frame
 * of its new layer, for which an encoder that shares two cores takes seconds.
 */
const toMove = 10_000;

async function faultOfPicture(
  page: Page,
  name: string,
  rectangle: ScreenRectangle,
  screen: boolean,
): Promise<string | undefined> {
  const until = performance.now() + toMove;
  for (;;) {
    const now = await moves(page, rectangle, 5);
    // A screen has its own ground; a face may be cut at its sides.
    if (screen ? now.changed > 0.001 && now.brightness > 10 : isOurPicture(now)) return undefined;
    if (performance.now() > until) return `${name} is black or stands still: ${JSON.stringify(now)}`;
  }
}

async function faultsOfShape(page: Page): Promise<string[]> {
  const { sideways, told, outside } = await page.evaluate<{
    sideways: string[];
    told: number;
    outside: string[];
  }>(`(() => {
    const wide = (one) => one.scrollWidth > one.clientWidth + 1;
    const parts = [document.documentElement, ...document.querySelectorAll('.room, .room > *, .room-stage, .room-strip, .stage-tools')];
    const name = (one) => one.className || one.tagName;
    const buttons = [...document.querySelectorAll('.room-bar button, .stage-tools button')].filter((one) => one.offsetWidth > 0);
    return {
      sideways: parts.filter(wide).map(name),
      told: [...document.querySelectorAll('.room-need')].filter((one) => one.offsetHeight > 0).length,
      outside: buttons
        .filter((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
        })
        .map((one) => one.textContent || one.ariaLabel),
    };
  })()`);
  return [
    ...sideways.map((part) => `${part} scrolls sideways`),
    ...outside.map((button) => `${button} lies outside of the window`),
    ...(told > 1 ? [`${String(told)} strips stand above the stage`] : []),
  ];
}
