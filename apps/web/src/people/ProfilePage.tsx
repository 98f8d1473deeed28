import { useState } from 'preact/hooks';
import {
  RequestPasswordResetDocument,
  SignOutEverywhereDocument,
  UpdateProfileDocument,
} from '#contract/graphql/graphql';
import type { Language } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf, problemsOf, problemWords } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice, Skeleton } from '../look/Notice.tsx';
import { ZoneOptions } from '../look/ZoneOptions.tsx';
import { Page } from '../shell/Page.tsx';
import { rememberLanguage, t } from '../words/words.ts';
import { beginAnew, leave, platform, viewer, welcome } from './viewer.ts';
import type { Viewer } from './viewer.ts';

export default function ProfilePage() {
  const person = viewer.value;
  return (
    <Page title={t('profile.title')} width="narrow" lead={person?.email}>
      {person ? <Parts person={person} /> : <Skeleton />}
    </Page>
  );
}

function Parts({ person }: { person: Viewer }) {
  const [saved, setSaved] = useState(false);
  return (
    <div class="stack-wide">
      <div class="stack">
        {saved && (
          <Notice kind="good" said>
            <p>{t('profile.saved')}</p>
          </Notice>
        )}
        <div class="card">
          <Form
            label={t('profile.title')}
            action={t('profile.save')}
            onSubmit={async (values) => {
              const language: Language = values.get('language') === 'EN' ? 'EN' : 'FR';
              const input = { name: String(values.get('name')).trim(), zone: String(values.get('zone')), language };
              setSaved(false);
              const { data, error } = await change(UpdateProfileDocument, { input });
              if (error) return problemsOf(error);
              rememberLanguage(language === 'EN' ? 'en' : 'fr');
              if (data) await welcome(data.updateProfile);
              setSaved(true);
              return undefined;
            }}
          >
            <Field
              name="name"
              label={t('person.name')}
              autoComplete="name"
              maxLength={120}
              defaultValue={person.name}
            />
            <SelectField name="zone" label={t('person.zone')} help={t('profile.zoneHelp')} defaultValue={person.zone}>
              <ZoneOptions also={person.zone} />
            </SelectField>
            <SelectField
              name="language"
              label={t('profile.language')}
              help={t('profile.languageHelp')}
              defaultValue={person.language}
            >
              <option value="FR">Français</option>
              <option value="EN">English</option>
            </SelectField>
          </Form>
        </div>
      </div>
      <Password email={person.email} />
      <SignIns />
    </div>
  );
}

function Password({ email }: { email: string }) {
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const outbox = platform.value?.outboxPath;
  const send = async () => {
    const { error } = await change(RequestPasswordResetDocument, { email });
    setProblem(error && problemOf(error));
    setSent(!error);
  };
  return (
    <section class="stack" aria-labelledby="password">
      <h2 id="password">{t('person.password')}</h2>
      <p>{t('profile.passwordHow')}</p>
      {problem && <Failed problem={problem} />}
      {sent && (
        <Notice kind="good" said>
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
      {problem && <Failed problem={problem} />}
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

function Failed({ problem }: { problem: Problem }) {
  const { id, values } = problemWords(problem);
  return (
    <Notice kind="alarm" said>
      <p>{t(id, values)}</p>
    </Notice>
  );
}
