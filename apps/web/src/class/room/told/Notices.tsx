import type { VNode } from 'preact';
import { personOf, sources } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { Notice } from '../../../look/Notice.tsx';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import type { LiveClass } from '../../engine/live-class.ts';
import type { ClassSession } from '../../session.ts';
import { troubleWords } from '../../trouble.ts';
import { soundBlocked, turnSoundOn } from './sound.ts';
import { lecturerHere } from './attention.ts';
import { lecturerIs } from './lecturer-is.ts';
import { onStage } from '../stage/on-stage.ts';
import { useTick } from '../use-tick.ts';

const healthWords = {
  away: 'class.mediaAway',
  blocked: 'class.mediaBlocked',
  unsupported: 'class.mediaUnsupported',
} as const satisfies Record<string, MessageId>;

/** Something that is told above the stage. */
export interface Told {
  readonly key: string;
  readonly says: VNode;
}

const tells = (key: string, when: boolean | undefined, says: () => VNode): Told[] =>
  when ? [{ key, says: says() }] : [];
const care = (words: string, button?: VNode) => (
  <Notice kind="care" said>
    <p>{words}</p>
    {button && <div>{button}</div>}
  </Notice>
);

/** Problems that this person has to solve, and failed requests, in plain words. `failed` is the code of the failed one. */
export function mishaps(live: LiveClass, failed: string | undefined): Told[] {
  const connection = live.connection.state.value;
  return [
    ...(connection.is === 'lost' ? [{ key: 'connection', says: <ConnectionLost since={connection.since} /> }] : []),
    ...tells('failed', failed !== undefined, () => care(t(failedWords(failed)))),
    ...tells('sound', soundBlocked.value, () =>
      care(
        t('class.soundBlocked'),
        <Button kind="main" onClick={() => void turnSoundOn()}>
          {t('class.soundOn')}
        </Button>,
      ),
    ),
    ...sources.flatMap((source): Told[] => {
      const own = live.media.own.of(source).value;
      if (own.is !== 'off' || own.trouble === undefined || own.trouble === 'cancelled') return [];
      const aside = <Button onClick={() => live.media.own.close(source)}>{t('class.putAside')}</Button>;
      return [{ key: source, says: care(troubleWords(source, own.trouble), aside) }];
    }),
    ...tells('marks', live.board.refused.value.length > 0, () =>
      care(t('class.markRefused'), <Button onClick={() => live.board.putAsideRefused()}>{t('class.putAside')}</Button>),
    ),
  ];
}

/** What does not work as it should, and passes by itself. */
export function states(live: LiveClass, session: ClassSession): Told[] {
  if (live.connection.state.value.is !== 'open') return [];
  const state = live.state.value;
  const lecturer = lecturerHere(state);
  const self = personOf(state, live.me);
  const { main, board } = onStage(live);
  const health = live.media.health.value;
  // An empty stage says it itself to those who listen; who stands in reads it with what they are to do.
  const missed = (main || board || live.moderates.value) && self?.steward !== true;
  return [
    ...(health === 'away' || health === 'blocked' || health === 'unsupported'
      ? [{ key: 'media', says: care(t(healthWords[health])) }]
      : []),
    // Without this notice a lecturer might speak for ten minutes to nobody.
    ...tells('own-line', self?.line === 'bad' && self.sources.includes('microphone'), () =>
      care(`${t('class.ownLineBad')} ${self?.sources.includes('camera') ? t('class.ownCameraOff') : ''}`),
    ),
    ...tells(
      'screen-sound',
      live.media.received.value.some((one) => one.source === 'screen-sound' && !one.flowing),
      () => care(t('class.screenSoundPaused')),
    ),
    ...(lecturer !== 'here' && missed ? [{ key: 'lecturer', says: care(lecturerIs(lecturer, session)) }] : []),
  ];
}

function failedWords(code: string | undefined) {
  if (code === 'TOO_MANY') return 'class.tooMany';
  return code === 'NO_SLIDES' ? 'class.printFailed' : 'class.notDone';
}

function ConnectionLost({ since }: { since: number }) {
  useTick(1_000);
  const seconds = Math.max(0, Math.round((Date.now() - since) / 1_000));
  return (
    <Notice kind="care">
      {/* The seconds are for eyes only: read out, they would never end. */}
      <p aria-hidden="true">{t('class.lineLost', { seconds })}</p>
      <p class="visually-hidden" role="status">
        {t('class.lineLostSaid')}
      </p>
    </Notice>
  );
}
