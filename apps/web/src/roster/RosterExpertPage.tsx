import { useRoute } from 'preact-iso/router';
import { ExpertOnRosterDocument } from '#contract/graphql/graphql';
import type { OnRosterPartsFragment } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { readerZone } from '../sign-in/viewer.ts';
import { dayWords } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import { Decide } from './Decide.tsx';
import { DocumentsOfExpert } from './documents/Evidence.tsx';
import { Fact, Facts } from './Facts.tsx';
import { actorWords, checkWords, doneWords, stateWords, statusWords } from './meanings.ts';
import './roster.css';

/** An expert as a coordinator sees them. */
export default function RosterExpertPage() {
  const { params } = useRoute();
  const loaded = useData(ExpertOnRosterDocument, { personId: params['id'] ?? '' }, ['ExpertOnRoster', 'Expert']);
  const expert = loaded.data?.expert.expert;
  return (
    <Page
      title={expert?.person.name ?? t('expert.one')}
      lead={expert?.headline}
      above={{ href: '/roster', name: t('roster.title') }}
    >
      <Await loaded={loaded} what={t('expert.profile')}>
        {({ expert: one }) => <OnRoster one={one} again={loaded.again} />}
      </Await>
    </Page>
  );
}

function OnRoster({ one, again }: { one: OnRosterPartsFragment; again: () => void }) {
  const { expert } = one;
  const { mayReturn } = expert;
  return (
    <div class="roster-beside">
      <div class="stack-wide">
        <Facts told={expert}>
          <Fact name={t('expert.legalStatus')} value={expert.legalStatus && t(statusWords[expert.legalStatus])} />
          <Fact
            name={t('expert.mayReturn')}
            value={mayReturn === null ? '' : mayReturn ? t('expert.yes') : t('expert.no')}
          />
          {expert.referees.map(({ name, role, email }) => (
            <Fact
              key={email}
              name={t('expert.referee')}
              value={
                <>
                  {name}, {role}, <a href={`mailto:${email}`}>{email}</a>
                </>
              }
            />
          ))}
        </Facts>
        <DocumentsOfExpert documents={one.documents} />
        <History history={one.history} />
      </div>
      <section class="card stack" aria-labelledby="decide">
        <h2 id="decide">{t(stateWords[expert.state])}</h2>
        <p class="soft">{t('roster.since', { day: day(expert.stateSince) })}</p>
        {one.confirmation && (
          <p class={one.confirmation.isDue ? 'roster-due' : 'soft'}>
            {t(one.confirmation.pausedForSilence ? 'confirm.silentOnRoster' : 'confirm.last', {
              day: day(one.confirmation.confirmedAt),
            })}
          </p>
        )}
        {one.confirmation?.letterFailed && <p class="roster-due">{t('confirm.letterFailed')}</p>}
        {expert.state === 'VERIFIED' && (
          <p>
            <a href={`/experts/${expert.person.id}`}>{t('expert.card')}</a>
          </p>
        )}
        {one.actions.length > 0 && <Decide key={expert.version} one={one} again={again} />}
      </section>
    </div>
  );
}

function History({ history }: { history: OnRosterPartsFragment['history'] }) {
  return (
    <section class="stack" aria-labelledby="history">
      <h2 id="history">{t('roster.history')}</h2>
      <ol class="rows">
        {history.map(({ action, actor, by, reason, checks, at }) => (
          <li key={at} class="stack-tight">
            <span>
              <strong>{t(doneWords[action])}</strong>{' '}
              <span class="soft">
                {day(at)} · {by?.name ?? t(actorWords[actor])}
              </span>
            </span>
            {reason !== '' && <span>{reason}</span>}
            {checks.length > 0 && (
              <span class="soft small">{checks.map((check) => t(checkWords[check])).join(', ')}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const day = (at: string) => dayWords(Date.parse(at), readerZone.value, intlTag());
