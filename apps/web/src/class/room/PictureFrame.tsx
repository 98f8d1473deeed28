import { useEffect, useRef } from 'preact/hooks';
import { personOf } from '#classroom';
import { t } from '../../words/words.ts';
import { ClassIcon } from './ClassIcon.tsx';
import type { Picture } from './pictures.ts';
import { useRoom } from './room-context.ts';

/** One moving picture: large on the stage, or small in its corner. */
export function PictureFrame({ picture, main }: { picture: Picture; main: boolean }) {
  const { live } = useRoom();
  const { personId, source, track, flowing, own } = picture;
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!video.current) return;
    video.current.srcObject = new MediaStream([track]);
    // Muted pictures may always play; a rejection only says that the element went away meanwhile.
    void video.current.play().catch(() => undefined);
  }, [track]);
  const name = personOf(live.state.value, personId)?.name ?? '';
  const label = own ? t('class.yourPicture') : t(source === 'screen' ? 'class.screenOf' : 'class.cameraOf', { name });
  const received = own ? {} : { 'data-source': source, 'data-person': personId };
  return (
    <figure ref={frame} class={`picture ${main ? 'picture-main' : 'picture-small'} ${own ? 'picture-own' : ''}`}>
      <video ref={video} autoPlay muted playsInline aria-label={label} {...received} />
      {!flowing && (
        <p class="picture-paused">
          <span>{t(main ? 'class.paused' : 'class.pausedShort')}</span>
        </p>
      )}
      {main && !own && document.fullscreenEnabled && (
        <button
          type="button"
          class="picture-large"
          onClick={() => void enlarge(frame.current)}
          aria-label={t('class.fullScreen')}
        >
          <ClassIcon name="large" />
        </button>
      )}
    </figure>
  );
}

/** Over the whole screen, or back. A refusal of the browser leaves everything as it is. */
async function enlarge(element: HTMLElement | null): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await element?.requestFullscreen();
  } catch {
    return;
  }
}
