import { isHeard, personOf } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { Band } from '../../../look/Imigongo.tsx';
import { later } from '../../../look/later.tsx';
import { t } from '../../../words/words.ts';
import { lecturerHere } from '../told/attention.ts';
import { BoardStage } from '../board/BoardStage.tsx';
import { lecturerIs, otherIs } from '../told/lecturer-is.ts';
import { onStage } from './on-stage.ts';
import { PictureFrame } from './PictureFrame.tsx';
import { SpeakingStrip } from './SpeakingStrip.tsx';
import { StageTools } from './StageTools.tsx';
import { Rising } from '../talk/Signals.tsx';
import { useClass } from '../class-context.ts';

const StudentPictures = later(
  async () => (await import('./StudentPictures.tsx')).StudentPictures,
  () => t('class.stage'),
);

/** What everybody looks at: the lecturer's screen or face, or a calm place when there is neither. */
export function Stage() {
  const { live } = useClass();
  const { all, main, board, row } = onStage(live);
  const small = all.filter((picture) => picture !== main);
  // A face in the corner of a face covers nothing; on slides or a screen every corner is read.
  const place = main?.source === 'camera' ? 'corner' : 'under';
  const page = !main && board;
  const shared = t(live.media.own.of('screen-sound').value.is === 'off' ? 'class.youShare' : 'class.youShareSound');
  return (
    <main class="room-stage" aria-label={t('class.stage')}>
      <div class="stage-frame">
        {!main && !board && <Calm />}
        <Rising />
        {main && live.media.own.of('screen').value.is === 'on' && <p class="stage-note">{shared}</p>}
      </div>
      {all.map((picture) => (
        <PictureFrame
          key={picture.key}
          picture={picture}
          place={picture === main ? 'main' : place}
          nth={small.indexOf(picture)}
        />
      ))}
      {row.length > 0 && <StudentPictures pictures={row} />}
      <SpeakingStrip />
      {page ? <BoardStage /> : main && <StageTools />}
    </main>
  );
}

/** Nobody shows anything, or nobody teaches yet. */
function Calm() {
  const { live, session } = useClass();
  const state = live.state.value;
  const lecturer = lecturerHere(state);
  const missing = lecturer === 'here' ? otherIs(state, live.me, session) : lecturerIs(lecturer, session);
  const shares = Object.values(state.people).find(
    (person) => person.present && person.sources.some((one) => !isHeard(one)),
  );
  const leftOut = shares && shares.id !== live.me && live.choice.value === 'voice';
  const self = personOf(state, live.me);
  return (
    <div class="stage-calm">
      <Band />
      <div class="stage-calm-words">
        {leftOut ? (
          <>
            <p>
              {t(shares.sources.includes('screen') ? 'class.sharesLeftOut' : 'class.showsLeftOut', {
                name: shares.name,
              })}
            </p>
            <Button onClick={() => live.choose('everything')}>{t('class.showIt')}</Button>
          </>
        ) : (
          <p>
            {self?.sources.includes('screen') &&
              t(self.sources.includes('screen-sound') ? 'class.youShareSound' : 'class.youShare')}
            {!self?.sources.includes('screen') &&
              missing === undefined &&
              t(self?.role === 'host' ? 'class.noPictureHost' : 'class.noPicture')}
            {missing}
          </p>
        )}
      </div>
      <Band />
    </div>
  );
}
