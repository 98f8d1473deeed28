import { useState } from 'preact/hooks';
import { may, personOf } from '#classroom';
import type { Poll } from '#classroom';
import type { Payload } from '#contract';
import { Button } from '../../../look/Button.tsx';
import { intlTag, t } from '../../../words/words.ts';
import { KeepPoll } from '../../../polls/KeepPoll.tsx';
import { PreparedPolls } from '../../../polls/PreparedPolls.tsx';
import { useClass } from '../class-context.ts';
import { Results } from '../talk/Results.tsx';
import { PollForm } from '../../../polls/PollForm.tsx';
import { pollStage, pollSteps } from './poll-steps.ts';
import { pollsFile, separatorIn } from './polls-file.ts';
import { saveFile } from '../save-file.ts';

/** The polls of this class, newest first, those that were prepared, and a new one. */
export function PollsPart() {
  const { live, session, act } = useClass();
  const { polls } = live.state.value;
  const [asking, setAsking] = useState(false);
  const open = (form: Payload<'poll.open'>['form']) => live.say('poll.open', { form });
  const prepares = live.self.value?.role === 'host';
  if (asking) {
    return (
      <PollForm
        purpose="ask"
        action="class.pollAsk"
        onSend={(form) => {
          const sent = open(form).then(() => setAsking(false));
          void act(() => sent);
          return sent.then(() => undefined);
        }}
        onBack={() => setAsking(false)}
      />
    );
  }
  const save = () => {
    const nameOf = (id: string) => personOf(live.state.value, id)?.name ?? '';
    const columns = {
      poll: t('class.poll'),
      who: t('class.fileWho'),
      answer: t('class.fileAnswer'),
      right: t('class.rightAnswer'),
      count: t('class.fileCount'),
    };
    saveFile(
      `${session.title} - ${t('class.polls')}.csv`,
      pollsFile(polls, nameOf, columns, separatorIn(intlTag())),
      'text/csv',
    );
  };
  return (
    <>
      <div class="row">
        <Button kind="main" icon="add" onClick={() => setAsking(true)}>
          {t('class.pollNew')}
        </Button>
        {polls.length > 0 && (
          <Button icon="download" onClick={save}>
            {t('class.pollsSave')}
          </Button>
        )}
      </div>
      {polls.length > 0 && (
        <ul class="lead-list">
          {[...polls].reverse().map((poll) => (
            <One key={poll.seq} poll={poll} />
          ))}
        </ul>
      )}
      {prepares && session.section && (
        <PreparedPolls sectionId={session.section.id} onAsk={(form) => void act(() => open(form))} />
      )}
    </>
  );
}

/** One poll: what students see of it, the results, and the next steps. */
function One({ poll }: { poll: Poll }) {
  const { live, act, session } = useClass();
  const { seq, question, tally, answered } = poll;
  const prepares = live.self.value?.role === 'host';
  const leads = poll.by === live.me || may(live.state.value, live.me, 'lead');
  return (
    <li class="lead-one">
      <p class="poll-question">{question}</p>
      <p class="soft">{t(pollStage(poll))}</p>
      <Results poll={poll} tally={tally} answered={answered} />
      <div class="row">
        {(leads ? pollSteps(poll) : []).map(({ name, word, next }) => (
          <Button
            key={name}
            kind={next ? 'plain' : 'quiet'}
            onClick={() => void act(() => live.say(name, { poll: seq }))}
          >
            {t(word)}
          </Button>
        ))}
        {prepares && session.section && <KeepPoll sectionId={session.section.id} poll={poll} />}
      </div>
    </li>
  );
}
