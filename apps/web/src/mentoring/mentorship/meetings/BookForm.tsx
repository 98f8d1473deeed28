import { useState } from 'preact/hooks';
import { BookMeetingDocument } from '#contract/graphql/graphql';
import type { BookMeetingMutation, MeetingRepetition } from '#contract/graphql/graphql';
import { change } from '../../../api/client.ts';
import { problemsOf } from '../../../api/problems.ts';
import { Button } from '../../../look/Button.tsx';
import { Check, Field, SelectField } from '../../../look/Field.tsx';
import { Form } from '../../../look/Form.tsx';
import { Notice } from '../../../look/Notice.tsx';
import { readerZone } from '../../../sign-in/viewer.ts';
import { dayWords } from '../../../time/format.ts';
import { intlTag, t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import { FreeTimeFields } from './FreeTimeFields.tsx';

type Taken = BookMeetingMutation['bookMeeting']['taken'];

/** What is chosen under "repeats": how it repeats, and how many there are. */
const repetitions = {
  once: { words: 'mentoring.once', repetition: null, times: 1 },
  weekly: { words: 'mentoring.weeklyFour', repetition: 'WEEKLY', times: 4 },
  fortnightly: { words: 'mentoring.fortnightlySix', repetition: 'FORTNIGHTLY', times: 6 },
} as const satisfies Record<string, { words: MessageId; repetition: MeetingRepetition | null; times: number }>;

const isRepetition = (name: string): name is keyof typeof repetitions => Object.hasOwn(repetitions, name);

/**
 * Books one meeting, or several. When some times are taken nothing is booked before the person says to leave those out;
 * who then chooses other times is asked again.
 */
export function BookForm({
  mentorshipId,
  guidance = '',
  onBack,
  onDone,
}: {
  mentorshipId: string;
  /** What the programme says of the first meeting; empty: nothing, or not any more. */
  guidance?: string;
  onBack: () => void;
  onDone: () => void;
}) {
  const [taken, setTaken] = useState<Taken>([]);
  return (
    <Form
      label={t('mentoring.book')}
      action={t('mentoring.bookNow')}
      words={{ CONFLICT: 'mentoring.notFreeAnyMore' }}
      beside={<Button onClick={onBack}>{t('dialog.back')}</Button>}
      onSubmit={async (values) => {
        const repeats = String(values.get('repeats'));
        const { repetition, times } = repetitions[isRepetition(repeats) ? repeats : 'once'];
        const input = {
          mentorshipId,
          topic: String(values.get('topic')),
          localStart: String(values.get('localStart')),
          zone: readerZone.value,
          minutes: Number(values.get('minutes')),
          ...{ repetition, times, leaveOutTaken: values.get('leaveOutTaken') === 'yes' },
        };
        const { data, error } = await change(BookMeetingDocument, { input });
        if (error) return problemsOf(error);
        if (data && data.bookMeeting.bookedIds.length === 0) {
          setTaken(data.bookMeeting.taken);
          return times === 1 ? [{ code: 'CONFLICT', field: 'localStart' }] : undefined;
        }
        onDone();
        return undefined;
      }}
    >
      {guidance !== '' && (
        <div class="stack-tight">
          <h3>{t('programmes.firstMeeting')}</h3>
          <p class="mentoring-words">{guidance}</p>
        </div>
      )}
      <div class="form-group" onInput={() => setTaken([])}>
        <FreeTimeFields mentorshipId={mentorshipId} minutes={30} />
        <SelectField name="repeats" label={t('mentoring.repeats')} defaultValue="once">
          {Object.entries(repetitions).map(([name, { words }]) => (
            <option key={name} value={name}>
              {t(words)}
            </option>
          ))}
        </SelectField>
      </div>
      <Field name="topic" label={t('mentoring.topic')} maxLength={200} optional />
      {taken.length > 0 && (
        <Notice kind="care" outcome={taken}>
          <p>{t('mentoring.taken', { days: taken.map(dayOfTaken).join(', ') })}</p>
          <Check name="leaveOutTaken" value="yes">
            {t('mentoring.leaveOut')}
          </Check>
        </Notice>
      )}
    </Form>
  );
}

const dayOfTaken = ({ localStart }: Taken[number]) => dayWords(Date.parse(`${localStart}Z`), 'UTC', intlTag());
