import { useState } from 'preact/hooks';
import type { FeedbackKind, MentorshipPartsFragment, MentorshipResult } from '#contract/graphql/graphql';
import { GiveMentorshipFeedbackDocument, SkipMentorshipFeedbackDocument } from '#contract/graphql/graphql';
import { change } from '../../../api/client.ts';
import { problemOf, problemsOf } from '../../../api/problems.ts';
import type { Problem } from '../../../api/problems.ts';
import { AreaField } from '../../../look/AreaField.tsx';
import { Button } from '../../../look/Button.tsx';
import { Form } from '../../../look/Form.tsx';
import { Problems } from '../../../look/Problems.tsx';
import { tell } from '../../../look/told.ts';
import { t } from '../../../words/words.ts';
import { Ratings, Results } from './Choices.tsx';
import { isResult, questionWords } from './feedback-words.ts';

interface Props {
  mentorship: MentorshipPartsFragment;
  /** Of the other. */
  name: string;
  again: () => void;
}

/** What the viewer is asked of the mentorship now: two presses answer, one skips. */
export function AskedFeedback({ mentorship, name, again }: Props) {
  const [kind] = mentorship.feedback.due;
  if (!kind) return null;
  return (
    <section class="card stack" aria-labelledby="feedback-asked">
      <h2 id="feedback-asked">{t(questionWords[kind], { name })}</h2>
      <Asked key={kind} kind={kind} mentorshipId={mentorship.id} name={name} again={again} />
    </section>
  );
}

function Asked({
  kind,
  mentorshipId,
  name,
  again,
}: {
  kind: FeedbackKind;
  mentorshipId: string;
  name: string;
  again: () => void;
}) {
  const isThird = kind === 'THREE_MONTHS';
  return (
    <Form
      label={t('mentoring.feedback')}
      action={t('mentoring.send')}
      keep={`mentoring.feedback.${mentorshipId}.${kind}`}
      words={{
        NOTHING_CHOSEN: isThird ? 'mentoring.chooseResult' : 'mentoring.chooseRating',
        CONFLICT: 'mentoring.feedbackOver',
      }}
      check={(values) => {
        const field = isThird ? 'results' : 'rating';
        const said = isThird && textOf(values, 'wordsToLead').trim() !== '';
        return said || values.has(field) ? [] : [{ code: 'NOTHING_CHOSEN', field }];
      }}
      beside={<Skip mentorshipId={mentorshipId} kind={kind} again={again} />}
      onSubmit={async (values) => {
        const input = {
          ...{ mentorshipId, kind },
          rating: isThird ? null : Number(values.get('rating')),
          results: isThird ? values.getAll('results').filter(isResult) : ([] as MentorshipResult[]),
          wordsToOther: textOf(values, 'wordsToOther'),
          wordsToLead: textOf(values, 'wordsToLead'),
        };
        const { error } = await change(GiveMentorshipFeedbackDocument, { input });
        if (error) return problemsOf(error);
        tell(t('mentoring.feedbackTold'));
        again();
        return undefined;
      }}
    >
      {isThird ? <Results /> : <Ratings />}
      <AreaField
        name="wordsToOther"
        label={t('mentoring.wordsToOther', { name })}
        help={t('mentoring.readBy', { name })}
        rows={3}
        maxLength={1_000}
        optional
      />
      <AreaField
        name="wordsToLead"
        label={t(isThird ? 'mentoring.whatCame' : 'mentoring.wordsToLead')}
        help={t(isThird ? 'mentoring.onlyLeadReadsAll' : 'mentoring.onlyLeadReads', { name })}
        rows={3}
        maxLength={1_000}
        optional
      />
    </Form>
  );
}

const textOf = (values: FormData, field: string) => String(values.get(field) ?? '');

function Skip({ mentorshipId, kind, again }: { mentorshipId: string; kind: FeedbackKind; again: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const skip = async () => {
    setBusy(true);
    const { error } = await change(SkipMentorshipFeedbackDocument, { mentorshipId, kind });
    setBusy(false);
    setProblem(error && problemOf(error));
    again();
  };
  return (
    <>
      <Button kind="quiet" busy={busy} onClick={() => void skip()}>
        {t('mentoring.skip')}
      </Button>
      <Problems problem={problem} words={{ CONFLICT: 'mentoring.feedbackOver' }} />
    </>
  );
}
