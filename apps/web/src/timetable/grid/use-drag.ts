import { useLocation } from 'preact-iso/router';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../timetable-data.ts';
import { dayEnd, minuteAt, placeOf, wallTime } from './week.ts';
import type { Band } from './week.ts';
import { localTime } from '../../time/zones.ts';

/** Where a dragged session would begin. */
export interface Drop {
  day: string;
  /** Minutes since midnight. */
  minute: number;
  minutes: number;
  clock: string;
}

/** Sessions snap to quarters of an hour; a press becomes a drag after so many px. */
const snap = 15;
const slack = 6;

/**
 * A person who plans drags a session to another time with the mouse. That opens the form for changing it, filled in; the drag
 * alone saves nothing. Everything else works by keyboard and form.
 */
export function useDrag(
  box: RefObject<HTMLDivElement | null>,
  bands: readonly Band[],
  clock: string,
  sessions: readonly Entry[],
): Drop | undefined {
  const { route } = useLocation();
  const [drop, setDrop] = useState<Drop>();
  const latest = useRef({ bands, clock, sessions });
  latest.current = { bands, clock, sessions };
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let dragged: { session: Entry; x: number; y: number; grip: number; to: Drop | undefined } | undefined;
    const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

    const press = (event: PointerEvent) => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('.week-movable') : null;
      const session = latest.current.sessions.find(({ id }) => id === item?.dataset['session']);
      const isGrid = item !== null && getComputedStyle(item).position === 'absolute';
      if (event.pointerType !== 'mouse' || event.button !== 0 || !item || !session || !isGrid) return;
      const grip = event.clientY - item.getBoundingClientRect().top;
      dragged = { session, x: event.clientX, y: event.clientY, grip, to: undefined };
    };
    const move = (event: PointerEvent) => {
      if (!dragged) return;
      const far = Math.hypot(event.clientX - dragged.x, event.clientY - dragged.y) > slack;
      if (!far && !dragged.to) return;
      dragged.to = placeUnder(event.clientX, event.clientY - dragged.grip, dragged.session);
      setDrop(dragged.to);
    };
    const release = () => {
      const { to, session } = dragged ?? {};
      dragged = undefined;
      setDrop(undefined);
      if (!to || !session) return;
      // The click that follows belongs to the drag.
      element.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => element.removeEventListener('click', swallow, { capture: true }));
      const query = new URLSearchParams({ to: `${to.day}T${to.clock}`, zone: latest.current.clock });
      if (localTime(Date.parse(session.startsAt), latest.current.clock) === query.get('to')) return;
      route(`/sessions/${session.id}/change?${query.toString()}`);
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !dragged) return;
      dragged = undefined;
      setDrop(undefined);
    };
    const placeUnder = (x: number, y: number, session: Entry): Drop | undefined => {
      const columns = [...element.querySelectorAll<HTMLElement>('[data-day]')];
      const column = columns.find((one) => {
        const { left, right } = one.getBoundingClientRect();
        return x >= left && x < right;
      });
      const lines = column?.querySelector('.week-column')?.getBoundingClientRect();
      const day = column?.dataset['day'];
      if (!lines || day === undefined) return undefined;
      const minute = Math.round(minuteAt(latest.current.bands, (y - lines.top) / rem()) / snap) * snap;
      if (minute >= dayEnd || placeOf(latest.current.bands, minute) < 0) return undefined;
      const minutes = Math.round((Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000);
      return { day, minute, minutes, clock: wallTime(minute) };
    };

    element.addEventListener('pointerdown', press);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release);
    window.addEventListener('keydown', giveUp);
    return () => {
      element.removeEventListener('pointerdown', press);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('keydown', giveUp);
    };
  }, [box, route]);
  return drop;
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
