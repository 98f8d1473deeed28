import { useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { MemberPageDocument, UpdateMemberDocument } from '#contract/graphql/graphql';
import type { MemberPagePartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemsOf } from '../../api/problems.ts';
import { Field } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Notice } from '../../look/Notice.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { instantWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { LetIn } from '../../letting-in/LetIn.tsx';
import { MemberActions } from './MemberActions.tsx';
import { MemberRecord } from './MemberRecord.tsx';
import { roleWords } from './roles.tsx';
import '../../look/lists.css';

const when = (instant: string) => instantWords(Date.parse(instant), readerZone.value, intlTag());

/** One person as the admins of an institution know them: what they are here, what was sent to them, and what can be done. */
export default function MemberPage() {
  const { params } = useRoute();
  const institutionId = params['id'] ?? '';
  const personId = params['personId'] ?? '';
  return <Member key={`${institutionId} ${personId}`} institutionId={institutionId} personId={personId} />;
}

function Member({ institutionId, personId }: { institutionId: string; personId: string }) {
  const loaded = useData(MemberPageDocument, { institutionId, personId }, [
    'Member',
    'MemberDetails',
    'LetIn',
    'Section',
    'Cohort',
  ]);
  const { institution, memberDetails } = loaded.data ?? {};
  return (
    <Page
      title={memberDetails?.member.name ?? t('member.one')}
      above={institution && { href: `/institutions/${institutionId}/people`, name: institution.name }}
      lead={memberDetails?.member.roles.map((role) => t(roleWords[role])).join(', ')}
    >
      <Await loaded={loaded} what={t('member.one')}>
        {({ memberDetails: details }) => (
          <div class="stack-wide">
            <Standing institutionId={institutionId} details={details} again={loaded.again} />
            <MemberRecord institutionId={institutionId} details={details} />
            <Correct institutionId={institutionId} details={details} />
          </div>
        )}
      </Await>
    </Page>
  );
}

function Standing({
  institutionId,
  details,
  again,
}: {
  institutionId: string;
  details: MemberPagePartsFragment;
  again: () => void;
}) {
  const { member, lastSeenAt } = details;
  return (
    <section class="stack" aria-labelledby="member-standing">
      <h2 id="member-standing">{t('member.standing')}</h2>
      {member.suspended && (
        <Notice kind="care">
          <p>{t('people.restoreWhat')}</p>
        </Notice>
      )}
      <dl class="facts">
        <dt>{t('person.email')}</dt>
        <dd>{member.email}</dd>
        <dt>{t('people.state')}</dt>
        <dd>{t(member.suspended ? 'people.suspended' : member.active ? 'people.active' : 'people.neverSignedIn')}</dd>
        <dt>{t('member.registerId')}</dt>
        <dd>{member.externalId ?? t('member.none')}</dd>
        <dt>{t('member.lastSeen')}</dt>
        <dd>{lastSeenAt ? when(lastSeenAt) : t('member.neverSeen')}</dd>
      </dl>
      <div class="row no-print">
        {!member.active && (
          <LetIn
            people={{ institutionId, personIds: [member.id] }}
            action={t(details.mails.length > 0 ? 'member.sendAgain' : 'member.letIn')}
            kind="main"
            onDone={again}
          />
        )}
        <MemberActions institutionId={institutionId} member={member} onChange={again} />
        <a href={`/institutions/${institutionId}/people/${member.id}/timetable`}>{t('member.timetable')}</a>
      </div>
    </section>
  );
}

/** The fields that an admin may correct; the others are marked as the person's own. */
function Correct({ institutionId, details }: { institutionId: string; details: MemberPagePartsFragment }) {
  const [saved, setSaved] = useState<object>();
  const { member, mayEditName, mayEditEmail, askedEmail } = details;
  return (
    <section class="stack no-print" aria-labelledby="member-correct">
      <h2 id="member-correct">{t('member.correct')}</h2>
      {!mayEditEmail && <p class="soft">{t(mayEditName ? 'member.emailTheirs' : 'member.allTheirs')}</p>}
      {saved && (
        <Notice kind="good" outcome={saved}>
          <p>{t('member.saved')}</p>
        </Notice>
      )}
      {askedEmail !== null && (
        <Notice kind="plain">
          <p>{t('member.asked', { email: askedEmail })}</p>
        </Notice>
      )}
      {mayEditName && (
        <div class="card" key={`${String(member.version)} ${askedEmail ?? ''}`}>
          <Form
            label={t('member.correct')}
            action={t('edit.save')}
            actionKind="plain"
            words={{
              'CONFLICT email': 'member.taken',
              'TOO_MANY_ATTEMPTS email': 'member.manyLetters',
              STALE: 'member.stale',
            }}
            onSubmit={async (values) => {
              const { error } = await change(UpdateMemberDocument, {
                institutionId,
                personId: member.id,
                version: member.version,
                input: {
                  name: String(values.get('name')).trim(),
                  email: mayEditEmail ? String(values.get('email')).trim() : null,
                },
              });
              setSaved(error ? undefined : {});
              return error && problemsOf(error);
            }}
          >
            <Field name="name" label={t('person.name')} defaultValue={member.name} maxLength={120} autoComplete="off" />
            {mayEditEmail && (
              <Field
                name="email"
                type="email"
                label={t('person.email')}
                help={t('member.emailHelp')}
                defaultValue={askedEmail ?? member.email}
                autoComplete="off"
              />
            )}
          </Form>
        </div>
      )}
    </section>
  );
}
