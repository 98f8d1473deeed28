import { useLocation } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import type { StartQuery } from '#contract/graphql/graphql';
import { FailedPart } from '../look/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { wordFor } from '../words/word-for.ts';
import type { MessageId } from '../words/words.ts';
import { safeNext } from './next.ts';
import './people.css';
import { SignInForm } from '../sign-in/SignInForm.tsx';
import { findViewer, platform, who } from '../sign-in/viewer.ts';

type DemoAccount = StartQuery['platform']['demoAccounts'][number];

const roles = {
  student: 'role.student',
  lecturer: 'role.lecturer',
  admin: 'role.admin',
  coordinator: 'role.coordinator',
  platform_admin: 'role.platformAdmin',
} as const satisfies Record<string, MessageId>;

function roleWords(role: string): string {
  const words = wordFor(roles, role);
  return words ? t(words) : role;
}

export default function SignInPage() {
  const { query, route } = useLocation();
  const [demo, setDemo] = useState<DemoAccount>();
  const next = safeNext(query['next']);
  const here = who.value;
  const signedIn = here.state === 'known';
  useEffect(() => {
    if (signedIn) route(next, true);
  }, [signedIn, next, route]);
  return (
    <Page title={t('signIn.title')} width="narrow" lead={t('signIn.lead')}>
      {here.state === 'failed' && (
        <FailedPart what={t('page.thisPage')} problem={here.problem} again={() => void findViewer()} />
      )}
      <div class="card stack-wide">
        <SignInForm
          key={demo?.email}
          {...(demo && { email: demo.email, password: demo.password })}
          onSignedIn={() => undefined}
          beside={
            <a class="beside-link" href="/forgot">
              {t('signIn.forgot')}
            </a>
          }
        />
      </div>
      <Demo onChoose={setDemo} />
    </Page>
  );
}

/** The demo's accounts, one press each; absent where no demo is loaded. */
function Demo({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const { demoAccounts = [], outboxPath } = platform.value ?? {};
  if (demoAccounts.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="demo">
      <h2 id="demo">{t('signIn.demo')}</h2>
      <p class="soft">{t('signIn.demoHow')}</p>
      <ul class="demo-accounts">
        {demoAccounts.map((account) => (
          <li key={account.email}>
            <button type="button" class="demo-account" onClick={() => onChoose(account)}>
              <strong>{account.name}</strong>
              <span class="soft small">{roleWords(account.role)}</span>
            </button>
          </li>
        ))}
      </ul>
      {outboxPath && (
        <p>
          <a href={outboxPath} target="_top">
            {t('signIn.outbox')}
          </a>
        </p>
      )}
    </section>
  );
}
