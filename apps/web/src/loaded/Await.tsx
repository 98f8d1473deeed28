import type { ComponentChildren } from 'preact';
import type { Loaded } from '../api/data.ts';
import { problemWords } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { FailedPart, Notice, Skeleton } from '../look/Notice.tsx';
import { who } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import { NotFound } from './NotFound.tsx';

/**
 * One part of a page that waits for the API: its shape, then what it is, or what went wrong with a way to try again. What was
 * shown stays when fetching it again fails. `what` names the part in words.
 */
export function Await<Data>({
  loaded,
  what,
  children,
}: {
  loaded: Loaded<Data>;
  what: string;
  children: (data: Data) => ComponentChildren;
}) {
  const { data, problem, again } = loaded;
  if (who.value.state === 'unknown') return <Skeleton />;
  if (data === undefined || data === null) {
    if (problem?.code === 'NOT_FOUND') return <NotFound />;
    return problem ? <FailedPart what={what} problem={problem} again={again} /> : <Skeleton />;
  }
  return (
    <>
      {problem && <Stale what={what} problem={problem} again={again} />}
      {children(data)}
    </>
  );
}

function Stale({ what, problem, again }: { what: string; problem: Problem; again: () => void }) {
  const { id, values } = problemWords(problem);
  return (
    <Notice kind="care" said>
      <p>
        {t('error.stale', { what })} {t(id, values)}{' '}
        <button type="button" class="link" onClick={again}>
          {t('error.again')}
        </button>
      </p>
    </Notice>
  );
}
