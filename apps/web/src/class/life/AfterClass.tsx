import { useEffect, useState } from 'preact/hooks';
import { ClassAfterDocument } from '#contract/graphql/graphql';
import type { ClassAfterQuery } from '#contract/graphql/graphql';
import { ask } from '../../api/client.ts';
import { Button } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { useLatest } from '../../look/use-latest.ts';
import { t } from '../../words/words.ts';
import { useTick } from '../room/use-tick.ts';
import { Talk } from './Talk.tsx';
import './life.css';

/** ms between two looks at whether the class was opened again, at first and after `eagerMs`. */
const lookMs = 5_000;
const laterLookMs = 20_000;
const eagerMs = 3 * 60_000;
/** ms for which a class may be opened again, and a little. */
const reopensMs = 16 * 60_000;

/** A class that has ended: opening it again, coming back to it, and its messages. */
export function AfterClass({
  sessionId,
  title,
  wasIn,
  enter,
}: {
  sessionId: string;
  title: string;
  /** They were in it when it ended: when it is opened again they are brought back. */
  wasIn: boolean;
  enter: (reopen: boolean) => void;
}) {
  const after = useLooks(sessionId);
  const [talks, setTalks] = useState(false);
  useTick(lookMs);
  const open = after?.open === true;
  const bringBack = useLatest(() => wasIn && enter(false));
  // Once, when it opens: somebody who leaves after that is not brought back.
  useEffect(() => {
    if (open) bringBack.current();
  }, [open, bringBack]);
  const until = after?.reopenUntil ? Date.parse(after.reopenUntil) : 0;
  const minutes = Math.floor((until - Date.now()) / 60_000);
  return (
    <div class="life-after stack">
      {open && (
        <Notice kind="good" outcome={null}>
          <p>{t('life.opened')}</p>
          <div>
            <Button kind="main" onClick={() => enter(false)}>
              {t('life.comeBack')}
            </Button>
          </div>
        </Notice>
      )}
      {!open && minutes >= 0 && until > 0 && (
        <div class="stack-tight">
          <div>
            <Button onClick={() => enter(true)}>{t('life.openAgain')}</Button>
          </div>
          <p class="soft small">{t('life.openAgainFor', { minutes })}</p>
        </div>
      )}
      {after?.talkPath && (
        <>
          <div>
            <Button onClick={() => setTalks(!talks)}>{t(talks ? 'life.talkHide' : 'life.talk')}</Button>
          </div>
          {talks && <Talk path={after.talkPath} title={title} />}
        </>
      )}
    </div>
  );
}

/**
 * Looks again and again whether the class was opened again. A cached answer from an earlier end is not used: it would say that the class is
 * open, and the page would try for ever to enter a class that has ended once more.
 */
function useLooks(sessionId: string): ClassAfterQuery['classAfter'] | undefined {
  const [after, setAfter] = useState<ClassAfterQuery['classAfter']>();
  useEffect(() => {
    const cameAt = Date.now();
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const { data } = await ask(ClassAfterDocument, { sessionId }, { requestPolicy: 'network-only' });
      if (gone) return;
      if (data) setAfter(data.classAfter);
      const waits = Date.now() - cameAt;
      if (data?.classAfter.open === true || waits > reopensMs) return;
      timer = setTimeout(() => void look(), waits < eagerMs ? lookMs : laterLookMs);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [sessionId]);
  return after;
}
