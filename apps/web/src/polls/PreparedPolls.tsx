import { useState } from 'preact/hooks';
import type { Payload } from '#contract';
import { PreparedPollsDocument, RemovePreparedPollDocument, SavePreparedPollDocument } from '#contract/graphql/graphql';
import type { PreparedPollPartsFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemsOf } from '../api/problems.ts';
import { PollForm } from './PollForm.tsx';
import { Button } from '../look/Button.tsx';
import { FailedPart, Skeleton } from '../look/Notice.tsx';
import { Remove } from '../look/Remove.tsx';
import { tell } from '../look/told.ts';
import { t } from '../words/words.ts';
import { formOfPrepared, inputOf } from './poll-form.ts';
import './polls.css';

const keepIt = 'class.pollPrepareSave';

export interface PreparedPollsProps {
  sectionId: string;
  /** In class: opens one, by one press. */
  onAsk?: (form: Payload<'poll.open'>['form']) => void;
}

/** Polls that are kept with a section: prepared, changed, removed; in class asked as often as one likes. */
export function PreparedPolls({ sectionId, onAsk }: PreparedPollsProps) {
  const { data, problem, again } = useData(PreparedPollsDocument, { sectionId }, ['PreparedPoll']);
  /** The one that is changed; `new`: a new one. */
  const [writing, setWriting] = useState<PreparedPollPartsFragment | 'new'>();
  if (!data)
    return problem ? <FailedPart what={t('class.pollsPrepared')} problem={problem} again={again} /> : <Skeleton />;
  if (writing !== undefined) {
    const changed = writing === 'new' ? undefined : writing;
    return (
      <section class="stack" aria-label={t(changed ? 'class.pollEdit' : 'class.pollPrepare')}>
        <PollForm
          key={changed?.id ?? 'new'}
          purpose={`prepare ${sectionId} ${changed?.id ?? ''}`}
          {...(changed ? { first: formOfPrepared(changed) } : {})}
          action={keepIt}
          onSend={async (form) => {
            const { error } = await change(SavePreparedPollDocument, {
              sectionId,
              id: changed?.id ?? null,
              input: inputOf(form),
            });
            if (error) return problemsOf(error);
            setWriting(undefined);
            again();
            tell(t('class.pollKept'));
            return undefined;
          }}
          onBack={() => setWriting(undefined)}
        />
      </section>
    );
  }
  const polls = data.preparedPolls;
  return (
    <section class="stack" aria-labelledby="prepared-polls">
      {onAsk && <h3 id="prepared-polls">{t('class.pollsPrepared')}</h3>}
      {polls.length === 0 && <p class="soft">{t('class.pollsNone')}</p>}
      {polls.length > 0 && (
        <ul class="rows">
          {polls.map((poll) => (
            <li key={poll.id} class="stack-tight">
              <p class="poll-prepared">{poll.question}</p>
              {poll.choices.length > 0 && <p class="soft small">{poll.choices.join(' · ')}</p>}
              <div class="row">
                {onAsk && (
                  <Button onClick={() => onAsk(formOfPrepared(poll))}>
                    <span>
                      {t('class.pollAsk')}
                      <span class="visually-hidden"> {poll.question}</span>
                    </span>
                  </Button>
                )}
                <Button kind="quiet" onClick={() => setWriting(poll)}>
                  <span>
                    {t('class.pollEdit')}
                    <span class="visually-hidden"> {poll.question}</span>
                  </span>
                </Button>
                <Remove
                  name={poll.question}
                  ask={t('class.pollRemoveAsk')}
                  what={t('class.pollRemoveWhat')}
                  work={() => change(RemovePreparedPollDocument, { sectionId, id: poll.id })}
                  onDone={again}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon="add" onClick={() => setWriting('new')}>
          {t('class.pollPrepare')}
        </Button>
      </div>
    </section>
  );
}
