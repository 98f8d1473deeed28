import { useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { MentoringProposalDocument, SendMentoringPairsDocument } from '#contract/graphql/graphql';
import type { MentoringProposalQuery, SendMentoringPairsMutation } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Await } from '../../loaded/Await.tsx';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { Empty, Notice } from '../../look/Notice.tsx';
import { Problems } from '../../look/Problems.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import '../mentoring.css';
import { refusalWords } from './meanings.ts';
import { PairCard, UnplacedCard } from './PairCard.tsx';
import './programmes.css';

type Proposal = MentoringProposalQuery['mentoringProposal'];
type Sent = SendMentoringPairsMutation['sendMentoringPairs'];

/** Who could mentor whom, changed by hand and sent. */
export default function AssignmentPage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const loaded = useData(MentoringProposalDocument, { id }, ['MentoringParticipant']);
  const [sent, setSent] = useState<Sent & { names: ReadonlyMap<string, string> }>();
  return (
    <Page
      title={t('programmes.assignment')}
      above={{
        href: `/mentoring/programmes/${id}`,
        name: loaded.data?.mentoringProgramme.name ?? t('programmes.one'),
      }}
      lead={t('programmes.assignmentLead')}
      width="list"
    >
      <div class="stack-wide">
        {sent && <Outcome sent={sent} />}
        <Await loaded={loaded} what={t('programmes.assignment')}>
          {({ mentoringProposal, mentoringParticipants }) => (
            <Proposed
              key={mentoringProposal.pairs.map(({ mentee }) => mentee.id).join()}
              id={id}
              proposal={mentoringProposal}
              goalsOf={new Map(mentoringParticipants.map(({ person, goals }) => [person.id, goals]))}
              onSent={(answer) => {
                const people = [...mentoringProposal.pairs, ...mentoringProposal.unplaced].map(({ mentee }) => mentee);
                setSent({ ...answer, names: new Map(people.map((one) => [one.id, one.name])) });
                loaded.again();
              }}
            />
          )}
        </Await>
      </div>
    </Page>
  );
}

function Outcome({ sent: { sent, refused, names } }: { sent: Sent & { names: ReadonlyMap<string, string> } }) {
  return (
    <Notice kind={refused.length > 0 ? 'care' : 'good'} outcome={refused}>
      <p>{t('programmes.sent', { count: sent })}</p>
      {refused.length > 0 && (
        <ul class="stack-tight">
          {refused.map(({ menteeId, refusal }) => (
            <li key={menteeId}>
              {names.get(menteeId)}: {t(refusalWords[refusal])}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** By mentee the mentor who was chosen; empty: nobody for now. */
type Chosen = Readonly<Record<string, string>>;

function Proposed({
  id,
  proposal,
  goalsOf,
  onSent,
}: {
  id: string;
  proposal: Proposal;
  /** What each mentee wants to reach. */
  goalsOf: ReadonlyMap<string, readonly string[]>;
  onSent: (sent: Sent) => void;
}) {
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(proposal.pairs.map(({ mentee, mentor }) => [mentee.id, mentor.id])),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const choose = (menteeId: string, mentorId: string) => setChosen((now) => ({ ...now, [menteeId]: mentorId }));
  const pairs = Object.entries(chosen).flatMap(([menteeId, mentorId]) => (mentorId ? [{ menteeId, mentorId }] : []));
  const send = async () => {
    setBusy(true);
    const { data, error } = await change(SendMentoringPairsDocument, { id, pairs });
    setBusy(false);
    setProblem(error && problemOf(error));
    if (data) onSent(data.sendMentoringPairs);
  };
  if (proposal.pairs.length === 0 && proposal.unplaced.length === 0) {
    return (
      <Empty>
        <p>{t('programmes.everybodyHas')}</p>
        <ButtonLink href={`/mentoring/programmes/${id}/people`}>{t('programmes.people')}</ButtonLink>
      </Empty>
    );
  }
  const full = proposal.mentors.filter(
    ({ mentor, roomLeft }) => pairs.filter(({ mentorId }) => mentorId === mentor.id).length > roomLeft,
  );
  const choosing = { mentors: proposal.mentors, chosen, choose };
  return (
    <div class="stack">
      {proposal.unplaced.length > 0 && (
        <section class="stack" aria-labelledby="unplaced">
          <h2 id="unplaced">{t('programmes.unplaced', { count: proposal.unplaced.length })}</h2>
          <ul class="programmes-pairs">
            {proposal.unplaced.map((one) => (
              <li key={one.mentee.id}>
                <UnplacedCard unplaced={one} goals={goalsOf.get(one.mentee.id) ?? []} {...choosing} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {proposal.pairs.length > 0 && (
        <section class="stack" aria-labelledby="pairs">
          <h2 id="pairs">{t('programmes.pairs', { count: proposal.pairs.length })}</h2>
          <ul class="programmes-pairs">
            {proposal.pairs.map((one) => (
              <li key={one.mentee.id}>
                <PairCard pair={one} goals={goalsOf.get(one.mentee.id) ?? []} {...choosing} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {full.length > 0 && (
        <Notice kind="care" said>
          <p>{t('programmes.tooMany', { names: full.map(({ mentor }) => mentor.name).join(', ') })}</p>
        </Notice>
      )}
      <Problems problem={problem} />
      <p class="soft">{t('programmes.sendWhat')}</p>
      {pairs.length > 0 && (
        <div class="programmes-send">
          <Button kind="main" busy={busy} onClick={() => void send()}>
            {t('programmes.send', { count: pairs.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
