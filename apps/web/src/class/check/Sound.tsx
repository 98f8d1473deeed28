import { useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { t } from '../../words/words.ts';
import { playTones } from '../engine/media/level.ts';

/** Plays a sound, on a press, for people to know that they will hear. */
export function Sound() {
  const [played, setPlayed] = useState<'no' | 'playing' | 'yes' | 'failed'>('no');
  const play = () => {
    setPlayed('playing');
    playTones().then(
      () => setPlayed('yes'),
      () => setPlayed('failed'),
    );
  };
  return (
    <section class="card stack" aria-labelledby="check-sound">
      <h2 id="check-sound">{t('class.sound')}</h2>
      <div>
        <Button busy={played === 'playing'} onClick={play}>
          {t('class.playSound')}
        </Button>
      </div>
      <p class="soft" role="status">
        {played === 'yes' && t('class.soundPlayed')}
        {played === 'failed' && t('class.soundFailed')}
        {(played === 'no' || played === 'playing') && t('class.soundHelp')}
      </p>
    </section>
  );
}
