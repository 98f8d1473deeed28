import { useState } from 'preact/hooks';
import type { RequestPartsFragment } from '#contract/graphql/graphql';
import {
  AcceptMentoringRequestDocument,
  AskForMoreDocument,
  DeclineMentoringRequestDocument,
} from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf, problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { AreaField } from '../look/AreaField.tsx';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Check } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { tell } from '../look/told.ts';
import { t } from '../words/words.ts';

const longestWords = 1_000;

export interface AnswersProps {
  request: RequestPartsFragment;
  /** The one that is answered first has the page's main action. */
  first: boolean;
  /** It could not be done; undefined: it was. Said above all requests, as this one may be gone by then. */
  onAnswered: (problem: Problem | undefined) => void;
}

/** What a mentor answers to a request: yes, no, or that they want to know more. */
export function MentorAnswers({ request: { id, mentee, state }, first, onAnswered }: AnswersProps) {
  const [asking, setAsking] = useState<'decline' | 'more'>();
  const [busy, setBusy] = useState(false);
  const { name } = mentee;
  const accept = async () => {
    setBusy(true);
    const { error } = await change(AcceptMentoringRequestDocument, { id });
    setBusy(false);
    if (!error) tell(t('mentoring.acceptedTold', { name }));
    onAnswered(error && problemOf(error));
  };
  const close = () => setAsking(undefined);
  const back = <Button onClick={close}>{t('dialog.back')}</Button>;
  return (
    <>
      <div class="row">
        <Button kind={first ? 'main' : 'plain'} busy={busy} onClick={() => void accept()}>
          <Named action={t('mentoring.accept')} name={name} />
        </Button>
        {state === 'OPEN' && (
          <Button onClick={() => setAsking('more')}>
            <Named action={t('mentoring.askForMore')} name={name} />
          </Button>
        )}
        <Button kind="quiet" onClick={() => setAsking('decline')}>
          <Named action={t('mentoring.decline')} name={name} />
        </Button>
      </div>
      {asking === 'more' && (
        <Dialog title={t('mentoring.askForMoreOf', { name })} onClose={close}>
          <Form
            action={t('mentoring.send')}
            keep={`mentoring.more.${id}`}
            words={{ CONFLICT: 'mentoring.answeredMeanwhile' }}
            beside={back}
            onSubmit={async (values) => {
              const { error } = await change(AskForMoreDocument, { id, words: String(values.get('words')) });
              if (error) return problemsOf(error);
              close();
              onAnswered(undefined);
              return undefined;
            }}
          >
            <AreaField
              name="words"
              label={t('mentoring.question')}
              help={t('mentoring.readBy', { name })}
              maxLength={longestWords}
            />
          </Form>
        </Dialog>
      )}
      {asking === 'decline' && (
        <Dialog title={t('mentoring.declineOf', { name })} onClose={close}>
          <Form
            action={t('mentoring.decline')}
            actionKind="alarm"
            keep={`mentoring.decline.${id}`}
            words={{ CONFLICT: 'mentoring.answeredMeanwhile' }}
            beside={back}
            onSubmit={async (values) => {
              const answer = { id, words: String(values.get('words')), pause: values.has('pause') };
              const { error } = await change(DeclineMentoringRequestDocument, answer);
              if (error) return problemsOf(error);
              close();
              tell(t('mentoring.declinedTold', { name }));
              onAnswered(undefined);
              return undefined;
            }}
          >
            <AreaField
              name="words"
              label={t('mentoring.reason')}
              help={t('mentoring.readBy', { name })}
              maxLength={longestWords}
              optional
            />
            <Check name="pause" value="yes">
              {t('mentoring.alsoPause')}
            </Check>
          </Form>
        </Dialog>
      )}
    </>
  );
}

/** The name is for those who hear the buttons one by one. */
function Named({ action, name }: { action: string; name: string }) {
  return (
    <span>
      {action}
      <span class="visually-hidden"> {name}</span>
    </span>
  );
}
