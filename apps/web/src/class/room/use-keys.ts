import { useEffect } from 'preact/hooks';
import { may as mayDo } from '#classroom';
import { keep, kept, names } from '../engine/keep.ts';
import { turnPage } from './board/turn-page.ts';
import { mayBeFull, toggleFull } from './stage/full.ts';
import type { ClassParts } from './class-context.ts';
import { isOfTwo } from '../session.ts';
import { toggleBoard, toggleHand, toggleOwn } from './toggles.ts';

/** Whether single keys act; people who dictate or press keys by accident can turn them off (WCAG 2.1.4). */
export function keysOn(): boolean {
  return kept(names.keys) !== 'off';
}

export function turnKeys(on: boolean): void {
  keep(names.keys, on ? null : 'off');
}

/** The class's keys: m microphone, c camera, h hand, b board, s slides, t tools, f whole screen, r reactions, q questions, page keys, / messages, ? help. Silent while one types or a dialog is open. */
export function useKeys(parts: ClassParts, dialogOpen: boolean): void {
  useEffect(() => {
    if (dialogOpen) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target) || !keysOn()) return;
      if (act(event.key, parts)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [parts, dialogOpen]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** @returns whether the key is one of ours */
function act(key: string, { live, session, act: attempt, ask, turnTo }: ClassParts): boolean {
  const self = live.self.value;
  switch (key.toLowerCase()) {
    case 'm':
      if (live.may('microphone')) toggleOwn(live, 'microphone');
      return true;
    case 'c':
      if (live.may('camera')) toggleOwn(live, 'camera');
      return true;
    case 'h':
      if (!live.moderates.value && (self?.hasFloor !== true || self.hand !== undefined))
        void attempt(() => toggleHand(live));
      return true;
    case 'b':
      if (mayDo(live.state.value, live.me, 'draw')) toggleBoard(live, attempt);
      return true;
    case 't':
      if (live.moderates.value) ask('lead');
      return true;
    case 'r':
      ask('signals');
      return true;
    case 'q':
      if (isOfTwo(session)) return true;
      turnTo('questions');
      requestAnimationFrame(() => document.getElementById('question')?.focus());
      return true;
    case '/':
      turnTo('chat');
      // The field is drawn with the tab.
      requestAnimationFrame(() => document.getElementById('message')?.focus());
      return true;
    case '?':
      ask('keys');
      return true;
    case 'f':
      if (mayBeFull()) toggleFull();
      return true;
    case 's':
      if (live.moderates.value && session.section) ask('slides');
      return true;
    case 'pageup':
      return turnPage(live, attempt, -1);
    case 'pagedown':
      return turnPage(live, attempt, 1);
    default:
      return false;
  }
}
