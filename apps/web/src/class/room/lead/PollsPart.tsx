import { useState } from 'preact/hooks';
import { personOf } from '#classroom';
import type { Poll } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { useRoom } from '../room-context.ts';
import { Results } from '../talk/Results.tsx';
import { PollForm } from './PollForm.tsx';
import { pollStage, pollSteps } from './poll-steps.ts';
import { pollsFile } from './polls-file.ts';
import { saveFile } from '../save-file.ts';

/** The polls of this class, newest first, and a new one. */
export function PollsPart() {
  const { live, session } = useRoom();
  const { polls } = live.state.value;
  const [asking, setAsking] = useState(polls.length === 0);
  if (asking) return <PollForm onDone={() => setAsking(false)} back={polls.length > 0} />;
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
      `${session.section.course.title} - ${t('class.polls')}.csv`,
      pollsFile(polls, nameOf, columns),
      'text/csv',
    );
  };
  return (
    <>
      <div class="row">
        <Button kind="main" icon="add" onClick={() => setAsking(true)}>
          {t('class.pollNew')}
        </Button>
        <Button icon="download" onClick={save}>
          {t('class.pollsSave')}
        </Button>
      </div>
      <ul class="lead-list">
        {[...polls].reverse().map((poll) => (
          <One key={poll.seq} poll={poll} />
        ))}
      </ul>
    </>
  );
}

/** One poll: what students see of it, the results, and the next steps. */
function One({ poll }: { poll: Poll }) {
  const { live, act } = useRoom();
  const { seq, question, tally, answered } = poll;
  return (
    <li class="lead-one">
      <p class="poll-question">{question}</p>
      <p class="soft">{t(pollStage(poll))}</p>
      <Results poll={poll} tally={tally} answered={answered} />
      <div class="row">
        {pollSteps(poll).map(({ name, word, next }) => (
          <Button
            key={name}
            kind={next ? 'plain' : 'quiet'}
            onClick={() => void act(() => live.say(name, { poll: seq }))}
          >
            {t(word)}
          </Button>
        ))}
      </div>
    </li>
  );
}
