import { boardShown } from '#classroom';
import type { LiveClass } from '../../engine/live-class.ts';
import { toolsOut } from '../board/hand.ts';
import { isStudentFace, pictures } from './pictures.ts';

/** Whether this person sees a page, unless a shared screen lies over it. */
export function boardIsOut(live: LiveClass): boolean {
  return live.page.value.startsWith('group/') || boardShown(live.state.value) || toolsOut.value;
}

/**
 * What fills the stage: a picture, else the board; neither while nobody shows anything. `main` is one of `all`: each call makes its
 * pictures anew, so those of two calls are never the same. `row` are students' faces, which fill the stage only where it would be empty.
 */
export function onStage(live: LiveClass) {
  const everything = pictures(live);
  const faces = everything.filter((picture) => isStudentFace(live.state, picture));
  const others = everything.filter((picture) => !faces.includes(picture));
  const board = boardIsOut(live);
  const [face] = faces;
  const alone = !board && others.every(({ own }) => own) && face !== undefined && !face.own;
  const all = alone ? [face, ...others] : others;
  const row = alone ? faces.slice(1) : faces;
  const [first] = all;
  // A shared screen is shown on purpose; a face makes room for the board.
  return { all, main: board && first?.source !== 'screen' ? undefined : first, board, row };
}
