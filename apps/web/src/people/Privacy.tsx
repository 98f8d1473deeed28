import { useState } from 'preact/hooks';
import {
  DeactivateAccountDocument,
  EraseAccountDocument,
  GiveConsentDocument,
  MyConsentsDocument,
  WithdrawConsentDocument,
} from '#contract/graphql/graphql';
import type { ConsentPartsFragment, ConsentPurpose } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemOf, problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { Await } from '../loaded/Await.tsx';
import { dayWords } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { beginAnew, readerZone } from '../sign-in/viewer.ts';

const purposes: Record<ConsentPurpose, { name: MessageId; what: MessageId }> = {
  ACCOUNT: { name: 'consent.account', what: 'consent.accountWhat' },
  TRANSFER_ABROAD: { name: 'consent.transfer', what: 'consent.transferWhat' },
  RECORDING: { name: 'consent.recording', what: 'consent.recordingWhat' },
};

/** What is kept of a person, what they agreed to, their data as a file, and the two ways out. */
export function Privacy() {
  return (
    <section class="stack" aria-labelledby="privacy">
      <h2 id="privacy">{t('privacy.title')}</h2>
      <p>{t('privacy.what')}</p>
      <Consents />
      <h3>{t('privacy.export')}</h3>
      <p>{t('privacy.exportWhat')}</p>
      <div>
        <ButtonLink icon="download" href="/files/my-data.json" download="ikiraro.json">
          {t('privacy.exportAction')}
        </ButtonLink>
      </div>
      <h3>{t('privacy.leave')}</h3>
      <WayOut
        action={t('privacy.deactivate')}
        ask={t('privacy.deactivateAsk')}
        what={[t('privacy.deactivateWhat')]}
        work={(password) => change(DeactivateAccountDocument, { password })}
      />
      <WayOut
        action={t('privacy.erase')}
        ask={t('privacy.eraseAsk')}
        what={[t('privacy.eraseGoes'), t('privacy.eraseStays'), t('privacy.eraseNoWayBack')]}
        work={(password) => change(EraseAccountDocument, { password })}
      />
    </section>
  );
}

function Consents() {
  const loaded = useData(MyConsentsDocument, {}, ['Consent']);
  return (
    <Await loaded={loaded} what={t('consent.title')}>
      {({ myConsents }) => (
        <ul class="card rows" aria-label={t('consent.title')}>
          {(Object.keys(purposes) as ConsentPurpose[]).map((purpose) => (
            <Purpose key={purpose} purpose={purpose} consents={myConsents} again={loaded.again} />
          ))}
        </ul>
      )}
    </Await>
  );
}

function Purpose({
  purpose,
  consents,
  again,
}: {
  purpose: ConsentPurpose;
  consents: readonly ConsentPartsFragment[];
  again: () => void;
}) {
  const [problem, setProblem] = useState<Problem>();
  const { name, what } = purposes[purpose];
  const held = consents.find((one) => one.purpose === purpose && one.withdrawnAt === null);
  const day = (instant: string) => dayWords(Date.parse(instant), readerZone.value, intlTag());
  const turn = async (on: boolean) => {
    const { error } = await (on
      ? change(GiveConsentDocument, { purpose })
      : change(WithdrawConsentDocument, { purpose }));
    setProblem(error && problemOf(error));
    again();
  };
  return (
    <li class="stack-tight">
      <p>
        <strong>{t(name)}</strong> <span class="soft">{t(what)}</span>
      </p>
      <p class="small">
        {held
          ? t(held.basis === 'CONSENT' ? 'consent.given' : 'consent.basis', { day: day(held.givenAt) })
          : t('consent.none')}
      </p>
      {held?.basis === 'CONSENT' && purpose === 'TRANSFER_ABROAD' && (
        <p class="small soft">{t('consent.transferWithdraw')}</p>
      )}
      <Problems problem={problem} />
      <div>
        {held?.basis === 'CONSENT' && (
          <Button onClick={() => void turn(false)}>
            <span>
              {t('consent.withdraw')}
              <span class="visually-hidden">: {t(name)}</span>
            </span>
          </Button>
        )}
        {!held && (
          <Button onClick={() => void turn(true)}>
            <span>
              {t('consent.give')}
              <span class="visually-hidden">: {t(name)}</span>
            </span>
          </Button>
        )}
      </div>
    </li>
  );
}

/** Asks for the password and says what happens before an account is closed or erased. */
function WayOut({
  action,
  ask,
  what,
  work,
}: {
  action: string;
  ask: string;
  what: readonly string[];
  work: (password: string) => ReturnType<typeof change>;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <div class="stack-tight">
      <p>{what[0]}</p>
      <div>
        <Button kind="alarm" onClick={() => setAsking(true)}>
          {action}
        </Button>
      </div>
      {asking && (
        <Dialog title={ask} onClose={() => setAsking(false)}>
          <Notice kind="care">
            {what.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
          <Form
            label={ask}
            action={action}
            actionKind="alarm"
            words={{ WRONG_CREDENTIALS: 'privacy.wrongPassword' }}
            beside={<Button onClick={() => setAsking(false)}>{t('dialog.back')}</Button>}
            onSubmit={async (values) => {
              const { error } = await work(String(values.get('password')));
              if (error) return problemsOf(error);
              beginAnew();
              return undefined;
            }}
          >
            <Field
              name="password"
              type="password"
              label={t('person.password')}
              help={t('privacy.passwordHelp')}
              autoComplete="current-password"
            />
          </Form>
        </Dialog>
      )}
    </div>
  );
}
