import { useRoute } from 'preact-iso/router';
import { MentoringParticipantsDocument, RemoveFromMentoringDocument } from '#contract/graphql/graphql';
import type { ParticipantPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { ButtonLink } from '../../look/Button.tsx';
import { Empty } from '../../look/Notice.tsx';
import { Remove } from '../../look/Remove.tsx';
import { Table } from '../../look/Table.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import '../mentoring.css';
import { Inviting } from './Inviting.tsx';

/** Who takes part in a programme, for its leads. */
export default function PeoplePage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const loaded = useData(MentoringParticipantsDocument, { id }, ['MentoringParticipant']);
  const known = loaded.data?.mentoringProgramme;
  return (
    <Page
      title={t('programmes.people')}
      above={{ href: `/mentoring/programmes/${id}`, name: known?.name ?? t('programmes.one') }}
      width="list"
    >
      <Await loaded={loaded} what={t('programmes.people')}>
        {({ mentoringParticipants, mentoringProgramme: { state } }) => (
          <div class="stack-wide">
            {(state === 'OPEN' || state === 'RUNNING') && <Waiting id={id} people={mentoringParticipants} />}
            {state !== 'CLOSED' && <Inviting id={id} again={loaded.again} />}
            {mentoringParticipants.length === 0 ? (
              <Empty>
                <p>{t('programmes.nobody')}</p>
              </Empty>
            ) : (
              <List id={id} people={mentoringParticipants} again={loaded.again} closed={state === 'CLOSED'} />
            )}
          </div>
        )}
      </Await>
    </Page>
  );
}

/** How many mentees have nobody yet, and the way to mentors for them. */
function Waiting({ id, people }: { id: string; people: readonly ParticipantPartsFragment[] }) {
  const count = people.filter(
    ({ role, standing, paired }) => role === 'MENTEE' && standing === 'JOINED' && paired === 0,
  ).length;
  if (count === 0) return null;
  return (
    <div class="row">
      <p>{t('programmes.wait', { count })}</p>
      <ButtonLink kind="main" href={`/mentoring/programmes/${id}/assignment`}>
        {t('programmes.assignment')}
      </ButtonLink>
    </div>
  );
}

function List({
  id,
  people,
  again,
  closed,
}: {
  id: string;
  people: readonly ParticipantPartsFragment[];
  again: () => void;
  closed: boolean;
}) {
  return (
    <Table
      caption={t('programmes.people')}
      rows={people}
      keyOf={({ person }) => person.id}
      columns={[
        { title: t('person.name'), cell: ({ person }) => person.name },
        {
          title: t('programmes.as'),
          cell: ({ role }) => t(role === 'MENTOR' ? 'programmes.mentor' : 'programmes.mentee'),
        },
        { title: t('programmes.standing'), cell: standingOf },
        { title: t('mentoring.goals'), cell: ({ goals }) => goals.join(' · ') || '–' },
        {
          title: t('programmes.change'),
          plain: true,
          cell: ({ person }) =>
            closed ? null : (
              <Remove
                name={person.name}
                ask={t('programmes.removeAsk', { name: person.name })}
                what={t('programmes.removeWhat')}
                work={() => change(RemoveFromMentoringDocument, { id, personId: person.id })}
                onDone={again}
              />
            ),
        },
      ]}
    />
  );
}

function standingOf({ standing, role, paired, roomLeft }: ParticipantPartsFragment): string {
  if (standing === 'INVITED') return t('programmes.invited');
  if (role === 'MENTEE') return t(paired > 0 ? 'programmes.isPaired' : 'programmes.isWaiting');
  if (roomLeft === null) return t('programmes.offersNothing');
  return t('programmes.mentorRoom', { paired, count: roomLeft });
}
