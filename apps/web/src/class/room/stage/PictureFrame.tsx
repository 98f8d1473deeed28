import { useEffect, useRef } from 'preact/hooks';
import { personOf } from '#classroom';
import { t } from '../../../words/words.ts';
import type { Picture } from './pictures.ts';
import { useClass } from '../class-context.ts';

/** Where a picture stands: all of the stage, small in its corner, or under it, where it covers nothing that is read. */
export type PicturePlace = 'main' | 'corner' | 'under' | 'row';

/** One moving picture. @param nth among the small ones, from 0 */
export function PictureFrame({ picture, place, nth }: { picture: Picture; place: PicturePlace; nth: number }) {
  const { live } = useClass();
  const { personId, source, track, flowing, own } = picture;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!video.current) return;
    video.current.srcObject = new MediaStream([track]);
    // Muted pictures may always play; a rejection only says that the element went away meanwhile.
    void video.current.play().catch(() => undefined);
  }, [track]);
  const name = personOf(live.state.value, personId)?.name ?? '';
  const label = own ? t('class.yourPicture') : t(source === 'screen' ? 'class.screenOf' : 'class.cameraOf', { name });
  const received = own ? {} : { 'data-source': source, 'data-person': personId };
  const main = place === 'main';
  return (
    <figure class={`picture picture-${place} ${own ? 'picture-own' : ''}`} style={main ? undefined : { '--nth': nth }}>
      <video ref={video} autoPlay muted playsInline aria-label={label} {...received} />
      {!flowing && (
        <p class="picture-paused">
          <span>{t(main ? 'class.paused' : 'class.pausedShort')}</span>
        </p>
      )}
    </figure>
  );
}
