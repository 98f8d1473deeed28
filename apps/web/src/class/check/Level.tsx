import { useEffect, useState } from 'preact/hooks';
import { t } from '../../words/words.ts';
import { measureLevel } from '../engine/media/level.ts';

/** Above this share of the scale somebody is speaking into the microphone, not just near it. */
const heardFrom = 0.45;

/** How loud the microphone is now, and whether it was heard at all. */
export function Level({ track }: { track: MediaStreamTrack }) {
  const [level, setLevel] = useState(0);
  const [heard, setHeard] = useState(false);
  useEffect(
    () =>
      measureLevel(track, (now) => {
        setLevel(now);
        if (now >= heardFrom) setHeard(true);
      }),
    [track],
  );
  return (
    <div class="stack-tight">
      <div
        class="class-level"
        role="meter"
        aria-label={t('class.level')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(level * 100)}
      >
        <i style={{ width: `${level * 100}%` }} />
      </div>
      <p class="soft small" role="status">
        {t(heard ? 'class.levelHeard' : 'class.levelSpeak')}
      </p>
    </div>
  );
}
