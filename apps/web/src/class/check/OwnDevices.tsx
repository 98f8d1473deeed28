import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { t } from '../../words/words.ts';
import { troubleWords } from '../trouble.ts';
import { chosenDevices } from '../devices.ts';
import { capture } from '../engine/media/capture.ts';
import { troubleOf } from '../engine/media/failure.ts';
import type { MediaTrouble } from '../engine/media/failure.ts';
import { DevicePicker } from './DevicePicker.tsx';
import { Level } from './Level.tsx';

interface Tried {
  readonly track?: MediaStreamTrack | undefined;
  readonly trouble?: MediaTrouble | undefined;
}

/** Camera and microphone of the person: tried on a press, seen and heard by nobody else, closed again on leaving the check. */
export function OwnDevices() {
  const [camera, setCamera] = useState<Tried>();
  const [microphone, setMicrophone] = useState<Tried>();
  useEffect(() => () => camera?.track?.stop(), [camera]);
  useEffect(() => () => microphone?.track?.stop(), [microphone]);
  const tryAll = async () => {
    // One after the other: two questions of the browser at once confuse people, and one refusal must not cost the other.
    setMicrophone(await attempt('microphone'));
    setCamera(await attempt('camera'));
  };
  return (
    <section class="card stack" aria-labelledby="check-devices">
      <h2 id="check-devices">{t('class.yourDevices')}</h2>
      {!microphone && !camera && (
        <>
          <p class="soft">{t('class.tryDevicesHelp')}</p>
          <div>
            <Button onClick={() => void tryAll()}>{t('class.tryDevices')}</Button>
          </div>
        </>
      )}
      {microphone?.trouble && (
        <Trouble text={troubleWords('microphone', microphone.trouble)} again={() => void tryAll()} />
      )}
      {microphone?.track && (
        <>
          <Level track={microphone.track} />
          <DevicePicker kind="microphone" onChoose={() => void attempt('microphone').then(setMicrophone)} />
        </>
      )}
      {camera?.trouble && <Trouble text={troubleWords('camera', camera.trouble)} again={() => void tryAll()} />}
      {camera?.track && (
        <>
          <Preview track={camera.track} />
          <DevicePicker kind="camera" onChoose={() => void attempt('camera').then(setCamera)} />
        </>
      )}
    </section>
  );
}

async function attempt(kind: 'microphone' | 'camera'): Promise<Tried> {
  try {
    const [track] = await capture(kind, chosenDevices.value);
    return { track };
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
}

function Trouble({ text, again }: { text: string; again: () => void }) {
  return (
    <Notice kind="care" said>
      <p>{text}</p>
      <div>
        <Button onClick={again}>{t('class.tryAgain')}</Button>
      </div>
    </Notice>
  );
}

function Preview({ track }: { track: MediaStreamTrack }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  return <video ref={video} class="class-preview" autoPlay muted playsInline aria-label={t('class.yourPicture')} />;
}
