import { t } from '../../../words/words.ts';
import { DevicePicker } from '../../check/DevicePicker.tsx';
import { Level } from '../../check/Level.tsx';
import { Button } from '../../../look/Button.tsx';
import { useClass } from '../class-context.ts';

const words = {
  microphone: { title: 'class.microphone', off: 'class.microphoneIsOff', on: 'class.microphoneOn' },
  camera: { title: 'class.camera', off: 'class.cameraIsOff', on: 'class.cameraOn' },
} as const;

/** Which microphone and camera the class gets, changed while it goes on, and whether the microphone hears anything. */
export function DevicesPart() {
  const { live, ask } = useClass();
  return (
    <>
      {(['microphone', 'camera'] as const).map((kind) => {
        const own = live.media.own.of(kind).value;
        const { title, off, on } = words[kind];
        return (
          <section key={kind} class="stack-tight" aria-labelledby={`devices-${kind}`}>
            <h3 id={`devices-${kind}`}>{t(title)}</h3>
            {own.is === 'on' ? (
              <>
                {kind === 'microphone' && <Level track={own.track} />}
                <DevicePicker kind={kind} onChoose={() => void live.media.own.change(kind)} one />
              </>
            ) : (
              <>
                <p class="soft">{t(off)}</p>
                {live.may(kind) && (
                  <div>
                    <Button onClick={() => void live.media.own.open(kind)}>{t(on)}</Button>
                  </div>
                )}
              </>
            )}
          </section>
        );
      })}
      <div class="row">
        <Button kind="quiet" onClick={() => ask('data')}>
          {t('class.devicesData')}
        </Button>
      </div>
    </>
  );
}
