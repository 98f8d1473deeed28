import { useEffect, useRef } from 'preact/hooks';
import { isHeard } from '#classroom';
import type { Received } from '../../engine/media/receive.ts';
import { useClass } from '../class-context.ts';
import { play, soundBlocked, turnSoundOn } from './sound.ts';

/** Every voice that is received, and what is heard of a shared screen, each in its element: Chromium plays a stream with its buffer only through one. */
export function Sounds() {
  const { live } = useClass();
  const blocked = soundBlocked.value;
  useEffect(() => {
    if (!blocked) return;
    // Any press allows sound in the browser.
    const stop = new AbortController();
    for (const kind of ['pointerup', 'keyup']) {
      window.addEventListener(kind, () => void turnSoundOn(), { once: true, signal: stop.signal });
    }
    return () => stop.abort();
  }, [blocked]);
  const voices = live.media.received.value.filter(({ source }) => isHeard(source));
  return (
    <>
      {voices.map((voice) => (
        <Voice key={voice.consumerId} voice={voice} />
      ))}
    </>
  );
}

function Voice({ voice: { personId, source, stream } }: { voice: Received }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (!audio.current) return;
    audio.current.srcObject = stream;
    return play(audio.current);
  }, [stream]);
  return <audio ref={audio} data-source={source} data-person={personId} />;
}
