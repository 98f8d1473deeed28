import type { RequestPartsFragment } from '#contract/graphql/graphql';
import { TellMoreDocument, WithdrawMentoringRequestDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { AreaField } from '../look/AreaField.tsx';
import { Form } from '../look/Form.tsx';
import { Remove } from '../look/Remove.tsx';
import { tell } from '../look/told.ts';
import { t } from '../words/words.ts';
import type { AnswersProps } from './MentorAnswers.tsx';

/** What a mentee can do about a request of theirs: tell more when asked, or take it back. */
export function MenteeAnswers({ request, first, onAnswered }: AnswersProps) {
  const { id, mentor, state } = request;
  const withdraw = <Withdraw request={request} onDone={() => onAnswered(undefined)} />;
  if (state === 'OPEN') return <div>{withdraw}</div>;
  return (
    <Form
      label={t('mentoring.tell', { name: mentor.name })}
      action={t('mentoring.send')}
      actionKind={first ? 'main' : 'plain'}
      keep={`mentoring.tell.${id}`}
      words={{ CONFLICT: 'mentoring.answeredMeanwhile' }}
      beside={withdraw}
      onSubmit={async (values) => {
        const { error } = await change(TellMoreDocument, { id, words: String(values.get('words')) });
        if (error) return problemsOf(error);
        tell(t('mentoring.toldTold', { name: mentor.name }));
        onAnswered(undefined);
        return undefined;
      }}
    >
      <AreaField name="words" label={t('mentoring.tell', { name: mentor.name })} maxLength={1_000} />
    </Form>
  );
}

function Withdraw({ request: { id, mentor }, onDone }: { request: RequestPartsFragment; onDone: () => void }) {
  return (
    <Remove
      action={t('mentoring.withdraw')}
      name={mentor.name}
      ask={t('mentoring.withdrawAsk', { name: mentor.name })}
      what={t('mentoring.withdrawWhat')}
      words={{ CONFLICT: 'mentoring.answeredMeanwhile' }}
      work={() => change(WithdrawMentoringRequestDocument, { id })}
      onDone={onDone}
    />
  );
}
