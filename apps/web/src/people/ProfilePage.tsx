import { useState } from 'preact/hooks';
import { ProfileDocument, RequestPasswordResetDocument, SignOutEverywhereDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Notice, Skeleton } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import './people.css';
import { Privacy } from './Privacy.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { beginAnew, leave, platform, viewer } from '../sign-in/viewer.ts';
import type { Viewer } from '../sign-in/viewer.ts';

export default function ProfilePage() {
  const person = viewer.value;
  return (
    <Page title={t('profile.title')} width="narrow" lead={person?.email}>
      {person ? <Parts person={person} /> : <Skeleton />}
    </Page>
  );
}

function Parts({ person }: { person: Viewer }) {
  const loaded = useData(ProfileDocument, {}, ['Viewer']);
  return (
    <div class="stack-wide">
      <Await loaded={loaded} what={t('profile.title')}>
        {({ viewer: whole }) => whole && <ProfileForm key={whole.id} person={whole} />}
      </Await>
      <Meetings />
      <Password email={person.email} />
      <SignIns />
      <Tokens />
      <Privacy />
    </div>
  );
}

function Password({ email }: { email: string }) {
  const [sent, setSent] = useState<object>();
  const [problem, setProblem] = useState<Problem>();
  const outbox = platform.value?.outboxPath;
  const send = async () => {
    const { error } = await change(RequestPasswordResetDocument, { email });
    setProblem(error && problemOf(error));
    setSent(error ? undefined : {});
  };
  return (
    <section class="stack" aria-labelledby="password">
      <h2 id="password">{t('person.password')}</h2>
      <p>{t('profile.passwordHow')}</p>
      <Problems problem={problem} />
      {sent && (
        <Notice kind="good" outcome={sent}>
          <p>{t('profile.passwordSent', { email })}</p>
          {outbox && (
            <p>
              <a href={outbox} target="_top">
                {t('signIn.outbox')}
              </a>
            </p>
          )}
        </Notice>
      )}
      <div>
        <Button icon="mail" onClick={() => void send()}>
          {t('profile.passwordSend')}
        </Button>
      </div>
    </section>
  );
}

function Meetings() {
  return (
    <section class="stack" aria-labelledby="meetings">
      <h2 id="meetings">{t('profile.meetings')}</h2>
      <p>{t('profile.meetingsHow')}</p>
      <div>
        <ButtonLink href="/availability">{t('profile.meetingsSee')}</ButtonLink>
      </div>
    </section>
  );
}

function Tokens() {
  return (
    <section class="stack" aria-labelledby="tokens">
      <h2 id="tokens">{t('tokens.title')}</h2>
      <p>{t('tokens.what')}</p>
      <div>
        <ButtonLink href="/profile/tokens">{t('tokens.see')}</ButtonLink>
      </div>
    </section>
  );
}

function SignIns() {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const everywhere = async () => {
    const { error } = await change(SignOutEverywhereDocument, {});
    if (error) {
      setProblem(problemOf(error));
      setAsking(false);
    } else beginAnew();
  };
  return (
    <section class="stack" aria-labelledby="sign-ins">
      <h2 id="sign-ins">{t('profile.signIns')}</h2>
      <p>{t('profile.signInsHow')}</p>
      <Problems problem={problem} />
      <div class="row">
        <Button icon="leave" onClick={() => void leave().then(setProblem)}>
          {t('profile.signOut')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('profile.everywhere')}</Button>
      </div>
      {asking && (
        <Dialog title={t('profile.everywhereAsk')} onClose={() => setAsking(false)}>
          <p>{t('profile.everywhereWhat')}</p>
          <div class="row">
            <Button kind="alarm" onClick={() => void everywhere()}>
              {t('profile.everywhere')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('dialog.back')}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
