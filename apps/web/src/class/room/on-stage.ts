import { boardShown } from '#classroom';
import type { LiveClass } from '../engine/live-class.ts';
import { toolsOut } from './board/hand.ts';
import { pictures } from './pictures.ts';

/**
 * What fills the stage: a picture, else the board; neither while nobody shows anything. `main` is one of `all`: each call makes its
 * pictures anew, so those of two calls are never the same.
 */
export function onStage(live: LiveClass) {
  const all = pictures(live);
  const [first] = all;
  const board = live.page.value.startsWith('group/') || boardShown(live.state.value) || toolsOut.value;
  // A shared screen is shown on purpose; a face makes room for the board.
  return { all, main: board && first?.source !== 'screen' ? undefined : first, board };
}
