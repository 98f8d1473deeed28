import { boardShown } from '#classroom';
import type { LiveClass } from '../engine/live-class.ts';
import { toolsOut } from './board/hand.ts';
import { pictures } from './pictures.ts';

/** What fills the stage: a picture, else the board; neither while nobody shows anything. */
export function onStage(live: LiveClass) {
  const [first] = pictures(live);
  const board = live.page.value.startsWith('group/') || boardShown(live.state.value) || toolsOut.value;
  // A shared screen is shown on purpose; a face makes room for the board.
  return { main: board && first?.source !== 'screen' ? undefined : first, board };
}
