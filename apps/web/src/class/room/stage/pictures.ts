import { isHeard, leads, personOf } from '#classroom';
import type { HeardSource, Source } from '#classroom';
import type { LiveClass } from '../../engine/live-class.ts';

/** A moving picture in the room. */
export interface Picture {
  readonly key: string;
  readonly personId: string;
  readonly source: Exclude<Source, HeardSource>;
  readonly track: MediaStreamTrack;
  readonly flowing: boolean;
  /** This person's own camera, seen here only. */
  readonly own: boolean;
}

/** A student's face: small, in the row of them. */
export const isStudentFace = ({ value }: LiveClass['state'], { source, personId }: Picture): boolean =>
  source === 'camera' && !leads(personOf(value, personId));

/** Every picture, the one for the stage first: a shared screen, then who speaks, then who teaches, then the others. */
export function pictures(live: LiveClass): Picture[] {
  const all: Picture[] = [];
  const [state, speaking] = [live.state.value, live.speaking.value];
  for (const { consumerId, personId, source, stream, flowing } of live.media.received.value) {
    const [track] = stream.getVideoTracks();
    // Of somebody whose connection is gone only a still would be left.
    const alive = flowing || personOf(state, personId)?.present === true;
    if (!isHeard(source) && track && alive) all.push({ key: consumerId, personId, source, track, flowing, own: false });
  }
  const camera = live.media.own.of('camera').value;
  if (camera.is === 'on' || camera.is === 'waiting') {
    all.push({ key: 'own', personId: live.me, source: 'camera', track: camera.track, flowing: true, own: true });
  }
  const rank = ({ own, source, personId }: Picture) => {
    if (own) return 4;
    if (source === 'screen') return 0;
    if (personId === speaking[0]) return 1;
    return personOf(state, personId)?.role === 'host' ? 2 : 3;
  };
  return all.sort((a, b) => rank(a) - rank(b));
}
