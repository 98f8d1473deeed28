import { personOf, sources } from '#classroom';
import { Button } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { troubleWords } from '../trouble.ts';
import { soundBlocked, turnSoundOn } from './sound.ts';
import { lecturerHere } from './attention.ts';
import { lecturerIs } from './lecturer-is.ts';
import { onStage } from './on-stage.ts';
import { useRoom } from './room-context.ts';
import { useTick } from './use-tick.ts';

const healthWords = {
  away: 'class.mediaAway',
  blocked: 'class.mediaBlocked',
  unsupported: 'class.mediaUnsupported',
} as const satisfies Record<string, MessageId>;

/** What does not work as it should, in plain words. `failed` is the code of what just did not come through. */
export function Notices({ failed }: { failed: string | undefined }) {
  const { live, session } = useRoom();
  const state = live.state.value;
  const lecturer = lecturerHere(state);
  const self = personOf(state, live.me);
  const steward = self?.steward === true;
  const { main, board } = onStage(live);
  const line = live.line.state.value;
  const health = live.media.health.value;
  return (
    <>
      {line.is === 'lost' && <LineLost since={line.since} />}
      {/* An empty stage says it itself to those who listen; who stands in reads it with what they are to do. */}
      {line.is === 'open' && lecturer !== 'here' && (main || board || live.moderates.value) && !steward && (
        <Notice kind="care" said>
          <p>{lecturerIs(lecturer, session)}</p>
        </Notice>
      )}
      {line.is === 'open' && (health === 'away' || health === 'blocked' || health === 'unsupported') && (
        <Notice kind="care" said>
          <p>{t(healthWords[health])}</p>
        </Notice>
      )}
      {/* Without this one speaks for ten minutes to nobody. */}
      {line.is === 'open' && self?.line === 'bad' && self.sources.includes('microphone') && (
        <Notice kind="care" said>
          <p>
            {t('class.ownLineBad')} {self.sources.includes('camera') && t('class.ownCameraOff')}
          </p>
        </Notice>
      )}
      {soundBlocked.value && (
        <Notice kind="care" said>
          <p>{t('class.soundBlocked')}</p>
          <div>
            <Button kind="main" onClick={() => void turnSoundOn()}>
              {t('class.soundOn')}
            </Button>
          </div>
        </Notice>
      )}
      {sources.map((source) => (
        <OwnTrouble key={source} source={source} />
      ))}
      {live.board.refused.value.length > 0 && (
        <Notice kind="care" said>
          <p>{t('class.markRefused')}</p>
          <div>
            <Button onClick={() => live.board.putAsideRefused()}>{t('class.putAside')}</Button>
          </div>
        </Notice>
      )}
      {failed !== undefined && (
        <Notice kind="care" said>
          <p>{t(failedWords(failed))}</p>
        </Notice>
      )}
    </>
  );
}

function failedWords(code: string) {
  if (code === 'TOO_MANY') return 'class.tooMany';
  return code === 'NO_SLIDES' ? 'class.printFailed' : 'class.notDone';
}

function LineLost({ since }: { since: number }) {
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

function OwnTrouble({ source }: { source: (typeof sources)[number] }) {
  const { live } = useRoom();
  const own = live.media.own.of(source).value;
  if (own.is !== 'off' || own.trouble === undefined || own.trouble === 'cancelled') return null;
  return (
    <Notice kind="care" said>
      <p>{troubleWords(source, own.trouble)}</p>
      <div>
        <Button onClick={() => live.media.own.close(source)}>{t('class.putAside')}</Button>
      </div>
    </Notice>
  );
}
