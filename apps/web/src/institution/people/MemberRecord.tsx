import { MemberAttendanceDocument } from '#contract/graphql/graphql';
import type { MemberMailKind, MemberPagePartsFragment, WelcomeState } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Table } from '../../look/Table.tsx';
import { readerZone, viewer } from '../../sign-in/viewer.ts';
import { instantWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

const kindWords: Record<MemberMailKind, MessageId> = { WELCOME: 'member.welcome', INVITATION: 'member.invitation' };
const stateWords: Record<WelcomeState, MessageId> = {
  DUE: 'member.due',
  SENT: 'member.sent',
  FAILED: 'member.failed',
  DROPPED: 'member.dropped',
};

/** What an institution knows of somebody: what they teach and learn, where they attended, and what was sent to them. */
export function MemberRecord({ institutionId, details }: { institutionId: string; details: MemberPagePartsFragment }) {
  return (
    <>
      <Places details={details} />
      <Attendance institutionId={institutionId} personId={details.member.id} />
      <Mails mails={details.mails} />
    </>
  );
}

function Places({ details: { enrolments, teaching, cohorts } }: { details: MemberPagePartsFragment }) {
  return (
    <section class="stack" aria-labelledby="member-places">
      <h2 id="member-places">{t('member.places')}</h2>
      {enrolments.length + teaching.length + cohorts.length === 0 && <p class="soft">{t('member.noPlaces')}</p>}
      {teaching.length > 0 && (
        <>
          <h3>{t('member.teaches')}</h3>
          <ul class="bullets">
            {teaching.map(({ id, title }) => (
              <li key={id}>
                <a href={`/sections/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {enrolments.length > 0 && (
        <>
          <h3>{t('member.learns')}</h3>
          <ul class="bullets">
            {enrolments.map(({ section: { id, title }, term }) => (
              <li key={id}>
                <a href={`/sections/${id}`}>{title}</a> <span class="soft">{term}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {cohorts.length > 0 && (
        <>
          <h3>{t('institution.cohorts')}</h3>
          <ul class="bullets">
            {cohorts.map(({ id, name }) => (
              <li key={id}>
                <a href={`/cohorts/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** For the institution's own admins: who only helps from the platform does not see it. */
function Attendance({ institutionId, personId }: { institutionId: string; personId: string }) {
  const isAdmin = viewer.value?.memberships.some(
    ({ role, institution }) => role === 'ADMIN' && institution.id === institutionId,
  );
  const { data } = useData(MemberAttendanceDocument, { institutionId, personId }, ['Section'], !isAdmin);
  const rows = data?.memberAttendance ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="member-attendance">
      <h2 id="member-attendance">{t('institution.attendance')}</h2>
      <Table
        caption={t('institution.attendance')}
        rows={rows}
        keyOf={({ section }) => section.id}
        columns={[
          {
            title: t('section.one'),
            cell: ({ section }) => <a href={`/sections/${section.id}/attendance`}>{section.title}</a>,
          },
          {
            title: t('attendance.times'),
            cell: ({ present, sessions }) => t('attendance.timesOf', { present, sessions }),
            number: true,
          },
        ]}
      />
    </section>
  );
}

function Mails({ mails }: { mails: MemberPagePartsFragment['mails'] }) {
  return (
    <section class="stack" aria-labelledby="member-mails">
      <h2 id="member-mails">{t('member.mails')}</h2>
      {mails.length === 0 ? (
        <p class="soft">{t('member.noMails')}</p>
      ) : (
        <Table
          caption={t('member.mails')}
          rows={mails}
          keyOf={({ id }) => id}
          columns={[
            { title: t('member.mail'), cell: ({ kind }) => t(kindWords[kind]) },
            { title: t('register.when'), cell: ({ at }) => instantWords(Date.parse(at), readerZone.value, intlTag()) },
            {
              title: t('people.state'),
              cell: ({ state, failure }) => (
                <>
                  {t(stateWords[state])} {failure !== null && <span lang="en">{failure}</span>}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
