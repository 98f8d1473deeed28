import { useState } from 'preact/hooks';
import type { Poll } from '#classroom';
import { SavePreparedPollDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Problems } from '../look/Problems.tsx';
import { t } from '../words/words.ts';
import { inputOf } from './poll-form.ts';

/** Keeps a poll of this class with its section, for the next time. */
export function KeepPoll({ sectionId, poll }: { sectionId: string; poll: Poll }) {
  const [state, setState] = useState<'not' | 'busy' | 'kept'>('not');
  const [problem, setProblem] = useState<Problem>();
  const keep = async () => {
    setState('busy');
    const { error } = await change(SavePreparedPollDocument, { sectionId, id: null, input: inputOf(poll) });
    setProblem(error && problemOf(error));
    setState(error ? 'not' : 'kept');
  };
  if (state === 'kept') return <span role="status">{t('class.pollKept')}</span>;
  return (
    <>
      <Button kind="quiet" busy={state === 'busy'} onClick={() => void keep()}>
        {t('class.pollKeep')}
      </Button>
      {problem && <Problems problem={problem} />}
    </>
  );
}
