import { useState } from 'preact/hooks';
import { InviteToMentoringDocument, MentoringCandidatesDocument } from '#contract/graphql/graphql';
import type { MentoringCandidatesQuery, MentoringRole } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Await } from '../../loaded/Await.tsx';
import { Button } from '../../look/Button.tsx';
import { Filters, SearchFilter } from '../../look/Filters.tsx';
import { Problems } from '../../look/Problems.tsx';
import { tell } from '../../look/told.ts';
import { t } from '../../words/words.ts';

type Candidate = MentoringCandidatesQuery['mentoringCandidates'][number];

/** Finds people by name, and invites them. */
export function Inviting({ id, again }: { id: string; again: () => void }) {
  const [search, setSearch] = useState('');
  const asked = search.trim();
  const loaded = useData(MentoringCandidatesDocument, { id, search: asked }, ['MentoringParticipant'], asked === '');
  return (
    <section class="card stack" aria-labelledby="inviting">
      <h2 id="inviting">{t('programmes.invite')}</h2>
      <p class="soft">{t('programmes.inviteWhat')}</p>
      <Filters label={t('programmes.invite')}>
        <SearchFilter label={t('programmes.whom')} value={search} onSearch={setSearch} />
      </Filters>
      {asked !== '' && (
        <Await loaded={loaded} what={t('programmes.invite')}>
          {({ mentoringCandidates }) =>
            mentoringCandidates.length === 0 ? (
              <p role="status">{t('programmes.noCandidate')}</p>
            ) : (
              <ul class="stack">
                {mentoringCandidates.map((one) => (
                  <li key={one.person.id}>
                    <CandidateLine id={id} candidate={one} again={again} />
                  </li>
                ))}
              </ul>
            )
          }
        </Await>
      )}
    </section>
  );
}

function CandidateLine({ id, candidate, again }: { id: string; candidate: Candidate; again: () => void }) {
  const { person, headline, standing } = candidate;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const invite = async (role: MentoringRole) => {
    setBusy(true);
    const { error } = await change(InviteToMentoringDocument, { id, personId: person.id, role });
    setBusy(false);
    setProblem(error && problemOf(error));
    if (error) return;
    tell(t('programmes.wasInvited', { name: person.name }));
    again();
  };
  return (
    <div class="stack-tight">
      <p>
        <strong>{person.name}</strong> {headline !== '' && <span class="soft">{headline}</span>}
      </p>
      <Problems problem={problem} />
      {standing === 'JOINED' || standing === 'INVITED' ? (
        <p class="soft">{t('programmes.isThere')}</p>
      ) : (
        <div class="row">
          <Button busy={busy} onClick={() => void invite('MENTOR')}>
            {t('programmes.inviteAsMentor')}
            <span class="visually-hidden"> {person.name}</span>
          </Button>
          <Button busy={busy} onClick={() => void invite('MENTEE')}>
            {t('programmes.inviteAsMentee')}
            <span class="visually-hidden"> {person.name}</span>
          </Button>
        </div>
      )}
    </div>
  );
}
