import { useState } from 'preact/hooks';
import { personOf, trusted } from '#classroom';
import type { ClassState, Deed, DeedType, Lock } from '#classroom';
import { Button } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { clockWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { wordFor } from '../../words/word-for.ts';
import type { MessageId } from '../../words/words.ts';
import { useClass } from '../room/class-context.ts';
import { useTick } from '../room/use-tick.ts';
import './life.css';

/** Rare notices about a class: its time runs out, what stand-ins did, that it is a rehearsal. */
export function Told({ rehearsal }: { rehearsal: boolean }) {
  const { live } = useClass();
  const state = live.state.value;
  return (
    <>
      {rehearsal && (
        <Notice>
          <p>{t('life.rehearsal')}</p>
        </Notice>
      )}
      {state.closesAt !== undefined && <Closes at={state.closesAt} />}
      {trusted(live.self.value) && <StoodIn state={state} />}
    </>
  );
}

function Closes({ at }: { at: number }) {
  useTick(5_000);
  const { live } = useClass();
  const minutes = Math.max(0, Math.floor((at - live.now()) / 60_000 + 0.1));
  const words = t('life.closes', { minutes, time: clockWords(at, readerZone.value) });
  return (
    <>
      <Notice kind="care">
        <p aria-hidden="true">{words}</p>
      </Notice>
      {/* Read out twice: when it is told, and in the last minute. */}
      <p key={minutes <= 1 ? 'last' : 'first'} class="visually-hidden" role="status">
        {minutes <= 1 ? t('life.closes', { minutes: 1, time: clockWords(at, readerZone.value) }) : words}
      </p>
    </>
  );
}

const lockWords = {
  locked: {
    chat: 'life.lockedChat',
    questions: 'life.lockedQuestions',
    notes: 'life.lockedNotes',
    hands: 'life.lockedHands',
    door: 'life.lockedDoor',
  },
  unlocked: {
    chat: 'life.unlockedChat',
    questions: 'life.unlockedQuestions',
    notes: 'life.unlockedNotes',
    hands: 'life.unlockedHands',
    door: 'life.unlockedDoor',
  },
} as const satisfies Record<'locked' | 'unlocked', Record<Lock, MessageId>>;
const deedWords: Readonly<Record<Exclude<DeedType, keyof typeof lockWords>, MessageId>> = {
  muted: 'life.muted',
  'sent-out': 'life.sentOut',
  'let-back': 'life.letBack',
  'let-in': 'life.letIn',
  'turned-away': 'life.turnedAway',
  'floor-given': 'life.floorGiven',
  'floor-taken': 'life.floorTaken',
  'captioner-named': 'life.captionerNamed',
  'captioner-released': 'life.captionerReleased',
  'message-removed': 'life.messageRemoved',
  'question-removed': 'life.questionRemoved',
};

function wordsOf({ did, what }: Deed): MessageId | undefined {
  if (did === 'locked' || did === 'unlocked') return what && lockWords[did][what];
  return wordFor(deedWords, did);
}

function StoodIn({ state }: { state: ClassState }) {
  const [seen, setSeen] = useState(0);
  const [open, setOpen] = useState(false);
  // A stand-in who removes their own message is not listed.
  const own = (deed: Deed) =>
    [...state.messages, ...state.questions].some(({ seq, by }) => seq === deed.words && by === deed.by);
  const deeds = state.stoodIn.filter((deed) => deed.seq > seen && !own(deed));
  if (deeds.length === 0) return null;
  const nameOf = (id: string) =>
    personOf(state, id)?.name ?? state.waiting.find((one) => one.id === id)?.name ?? t('life.somebody');
  const names = new Intl.ListFormat(intlTag()).format([...new Set(deeds.map(({ by }) => nameOf(by)))]);
  return (
    <Notice said>
      <p>{t('life.stoodIn', { names })}</p>
      {open && (
        <ul class="life-deeds">
          {deeds.map((deed) => {
            const words = wordsOf(deed);
            const whom = deed.whom === undefined ? '' : nameOf(deed.whom);
            return (
              words && (
                <li key={deed.seq}>
                  {clockWords(deed.at, readerZone.value)} {t(words, { by: nameOf(deed.by), whom })}
                </li>
              )
            );
          })}
        </ul>
      )}
      <div class="row">
        <Button onClick={() => setOpen(!open)}>{t(open ? 'life.stoodInHide' : 'life.stoodInSee')}</Button>
        <Button onClick={() => setSeen(deeds.at(-1)?.seq ?? 0)}>{t('life.stoodInDone')}</Button>
      </div>
    </Notice>
  );
}
