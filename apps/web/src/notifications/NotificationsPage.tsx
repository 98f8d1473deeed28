import { useState } from 'preact/hooks';
import {
  MarkNotificationsReadDocument,
  NotificationsDocument,
  OwnInvitationsDocument,
} from '#contract/graphql/graphql';
import type { NotificationsQuery } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { usePages } from '../api/pages.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { later } from '../look/later.tsx';
import { Empty } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { readerZone, setUnread, viewer } from '../sign-in/viewer.ts';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { clockWords, dayWords } from '../time/format.ts';
import { intlTag, loadWords, t } from '../words/words.ts';
import { changeSentence, proposalSentence, sharedReason } from './change-words.ts';
import { WeeklyDigest } from './WeeklyDigest.tsx';
import { mentoringSentence } from './mentoring-words.ts';
import './notifications.css';
import { useTimetableChanges } from '../timetable/use-timetable-changes.ts';

type Told = NotificationsQuery['notifications']['nodes'][number];

/** Few have one: its code and its words come with it. */
const OwnInvitations = later(
  async () => {
    const [{ OwnInvitations: Part }] = await Promise.all([
      import('../people/OwnInvitations.tsx'),
      loadWords('account'),
    ]);
    return Part;
  },
  () => t('header.news'),
);

/** Changes of one notice that are shown at once; a series may have many. */
const shownChanges = 3;

/** What changed in one's timetable and one's mentoring, the newest first. */
export default function NotificationsPage() {
  const pages = usePages(NotificationsDocument, { after: null }, (data) => data.notifications, ['Notification']);
  const { loaded } = pages;
  const invitations = useData(OwnInvitationsDocument, {});
  const asked = invitations.data?.ownInvitations ?? [];
  const [problem, setProblem] = useState<Problem>();
  useTimetableChanges(loaded.again);
  const mark = async (ids: string[] | null) => {
    const { data, error } = await change(MarkNotificationsReadDocument, { ids });
    setProblem(error && problemOf(error));
    if (data) setUnread(data.markNotificationsRead);
    loaded.again();
  };
  const unread = loaded.data?.some(({ read }) => !read) ?? false;
  return (
    <Page title={t('header.news')} width="narrow">
      <Problems problem={problem} />
      {asked.length > 0 && <OwnInvitations invitations={asked} again={invitations.again} />}
      <Await loaded={loaded} what={t('header.news')}>
        {(told) =>
          told.length === 0 && asked.length > 0 ? null : told.length === 0 ? (
            <Empty>
              <p>{t('news.none')}</p>
              <p class="soft">{t('news.noneWhat')}</p>
            </Empty>
          ) : (
            <div class="stack">
              {unread && (
                <div>
                  <Button onClick={() => void mark(null)}>{t('news.readAll')}</Button>
                </div>
              )}
              <ul class="stack">
                {told.map((one) => (
                  <li key={one.id}>
                    <Notification told={one} onRead={() => void mark([one.id])} />
                  </li>
                ))}
              </ul>
              {pages.hasMore && (
                <div>
                  <Button onClick={() => void pages.more().then(setProblem)}>{t('news.older')}</Button>
                </div>
              )}
            </div>
          )
        }
      </Await>
      <WeeklyDigest />
    </Page>
  );
}

function Notification({ told, onRead }: { told: Told; onRead: () => void }) {
  const { changes, kind, read, written, proposal, mentoring } = told;
  const { title, path } = headOf(told);
  const at = Date.parse(told.at);
  const reason = sharedReason(changes);
  const first = changes.slice(0, shownChanges);
  const more = changes.slice(shownChanges);
  return (
    <article class={read ? 'card news' : 'card news news-unread'} aria-label={title}>
      <p class="news-head">
        <a href={path}>{title}</a>
        <time class="soft small" dateTime={told.at}>
          {dayWords(at, readerZone.value, intlTag())}, {clockWords(at, readerZone.value)}
        </time>
      </p>
      {written && (
        <blockquote class="news-written">
          {written.text}
          {written.by !== null && <footer class="soft small">{written.by}</footer>}
        </blockquote>
      )}
      {proposal && (
        <p>
          <a href={`/sessions/${proposal.sessionId}`}>
            {proposalSentence(proposal, viewer.value?.id, readerZone.value, intlTag())}
          </a>
        </p>
      )}
      <MentoringStep told={mentoring} />
      {kind === 'ENROLLED' && <p>{t('news.enrolled')}</p>}
      <Changes changes={first} shared={reason !== null} />
      {more.length > 0 && (
        <details>
          <summary>{t('news.more', { count: more.length })}</summary>
          <Changes changes={more} shared={reason !== null} />
        </details>
      )}
      {reason !== null && <p>{t('news.reason', { reason })}</p>}
      {!read && (
        <div class="row">
          <span class="tag tag-live">{t('news.new')}</span>
          <Button kind="quiet" onClick={onRead}>
            {t('news.read')}
          </Button>
        </div>
      )}
    </article>
  );
}

/** Nothing where the changes beneath say it. */
function MentoringStep({ told }: { told: Told['mentoring'] }) {
  const sentence = told && mentoringSentence(told);
  return sentence === null ? null : <p>{sentence}</p>;
}

/** What it is about, and where that is. */
function headOf({ section, mentoring }: Told): { title: string; path: string } {
  if (section) return { title: section.title, path: `/sections/${section.id}` };
  const { mentorshipId = null, programmeId = null, other = null } = mentoring ?? {};
  if (mentoring?.what === 'REPORT_MADE') return { title: t('news.mentoring'), path: '/reports' };
  const part = mentorshipId ?? (mentoring?.what === 'INVITED' && programmeId ? `programmes/${programmeId}` : null);
  return {
    title: other ? t('news.mentoringWith', { name: other.name }) : t('news.mentoring'),
    path: part === null ? '/mentoring' : `/mentoring/${part}`,
  };
}

/** @param shared the reason of all of them is said elsewhere */
function Changes({ changes, shared }: { changes: Told['changes']; shared: boolean }) {
  return (
    <ul class="stack-tight">
      {changes.map((one) => (
        <li key={`${one.sessionId} ${one.what}`}>
          <a href={`/sessions/${one.sessionId}`}>{changeSentence(one, readerZone.value, intlTag())}</a>
          {!shared && one.reason !== null && <p class="soft">{t('news.reason', { reason: one.reason })}</p>}
        </li>
      ))}
    </ul>
  );
}
