/// <reference lib="dom" />
import type { Standing } from '../page-tools.ts';

/** Points a side of the grid that is asked: enough that a button over a picture is not taken for all of it. */
const grid = 8;

/** Finds the element at each selector as eyes see it: where it is, and what lies over it. Runs in the page (page-tools.ts). */
function standing(selectors: readonly string[]): Standing[] {
  return selectors.flatMap((selector) =>
    [...document.querySelectorAll(selector)].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const over: Record<string, number> = {};
      let seen = 0;
      for (let row = 0; row < grid; row++)
        for (let column = 0; column < grid; column++) {
          const [px, py] = [x + (width * (column + 0.5)) / grid, y + (height * (row + 0.5)) / grid];
          const hit = document.elementFromPoint(px, py);
          if (hit && element.contains(hit)) seen += 1;
          else over[nameOf(hit)] = (over[nameOf(hit)] ?? 0) + 1;
        }
      return { selector, x, y, width, height, seen: seen / grid ** 2, over };
    }),
  );
}

function nameOf(element: Element | null): string {
  if (!element) return 'out of sight';
  const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 20);
  return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${name}`;
}

Object.assign((globalThis as unknown as { ikiraroTest: object }).ikiraroTest, { standing });
