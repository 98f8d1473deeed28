import { useEffect } from 'preact/hooks';
import { useLatest } from '../look/use-latest.ts';
import type { LiveClass } from './engine/live-class.ts';
import { keep, kept, names } from './engine/keep.ts';
import type { ClassDialog } from './room/class-context.ts';

/** Somebody is in a class at this device: kept so that a reload, or a browser that died, brings them back without the check. */
interface Inside {
  /** The class: a session, or its rehearsal. */
  room: string;
  personId: string;
  at: number;
  microphone: boolean;
  camera: boolean;
}

/** ms for which one is brought back, and for which microphone and camera open by themselves. */
const insideMs = 3 * 3_600_000;
const microphoneMs = 10 * 60_000;
const cameraMs = 2 * 60_000;
const noteEveryMs = 15_000;

function inside(room: string, personId: string): Inside | undefined {
  try {
    const was = JSON.parse(kept(names.inside) ?? 'null') as Inside | null;
    const same = was?.room === room && was.personId === personId;
    return was && same && Date.now() - was.at < insideMs ? was : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this person was in this class here when the page went, and did not leave it. */
export const wasInside = (room: string, personId: string): boolean => inside(room, personId) !== undefined;

/** The person left, or was sent out. */
export const leftHere = (): void => keep(names.inside, null);

/** While it is used: this page is in the class, and is again after a reload; who spoke then goes on speaking where they may. */
export function useStay(live: LiveClass, room: string): void {
  useEffect(() => {
    const was = inside(room, live.me);
    const { own } = live.media;
    const on = (source: 'microphone' | 'camera') => own.of(source).value.is !== 'off';
    const awayMs = was ? Date.now() - was.at : Infinity;
    if (was?.microphone && awayMs < microphoneMs && live.may('microphone')) void own.open('microphone');
    if (was?.camera && awayMs < cameraMs && live.may('camera')) void own.open('camera');
    const note = () =>
      keep(
        names.inside,
        JSON.stringify({ room, personId: live.me, at: Date.now(), microphone: on('microphone'), camera: on('camera') }),
      );
    const stops = [own.of('microphone').subscribe(note), own.of('camera').subscribe(note)];
    const timer = setInterval(note, noteEveryMs);
    return () => {
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [live, room]);
}

/** "Back" asks before it leaves: one more entry in the history stands for the class, and is made again each time it is used up. */
export function useBackAsks(ask: (dialog: ClassDialog) => void): void {
  const asks = useLatest(ask);
  useEffect(() => {
    const isOurs = () => (history.state as { inClass?: unknown } | null)?.inClass === true;
    const stand = () => {
      if (!isOurs()) history.pushState({ inClass: true }, '', location.href);
    };
    const back = () => {
      stand();
      asks.current('leave');
    };
    stand();
    addEventListener('popstate', back);
    return () => {
      removeEventListener('popstate', back);
      if (isOurs()) history.back();
    };
  }, [asks]);
}
