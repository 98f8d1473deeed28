import { useId, useState } from 'preact/hooks';
import { DeclineProposalDocument, MoveProposalsDocument, WithdrawProposalDocument } from '#contract/graphql/graphql';
import type { MoveProposalPartsFragment, SessionByIdQuery } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemOf, problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Problems } from '../look/Problems.tsx';
import { viewer } from '../sign-in/viewer.ts';
import { SessionTime } from '../fragments/SessionTime.tsx';
import { localTime } from '../time/zones.ts';
import { t } from '../words/words.ts';

export interface ProposalsProps {
  session: SessionByIdQuery['session'];
  /** The reader decides when it is. */
  plans: boolean;
}

type Proposal = MoveProposalPartsFragment;

/** What is open, and the reader's own newest that was declined. */
export function ProposalsPart({ session, plans }: ProposalsProps) {
  const loaded = useData(MoveProposalsDocument, { sessionId: session.id }, ['MoveProposal', 'Session']);
  const id = useId();
  const [declining, setDeclining] = useState<Proposal>();
  const [problem, setProblem] = useState<Problem>();
  const all = loaded.data?.moveProposals ?? [];
  const own = (one: Proposal) => one.byId !== null && one.byId === viewer.value?.id;
  const newest = all.find(own);
  const shown = all.filter((one) => one.answer === null || (one === newest && one.answer === 'DECLINED'));
  const withdraw = async (proposal: Proposal) => {
    const { error } = await change(WithdrawProposalDocument, { sessionId: session.id, id: proposal.id });
    setProblem(error && problemOf(error));
    loaded.again();
  };
  return (
    <>
      {shown.length > 0 && (
        <section class="card stack no-print" aria-labelledby={id}>
          <h2 id={id}>{t('proposal.title')}</h2>
          <Problems problem={problem} />
          <ul class="rows">
            {shown.map((proposal) => (
              <li key={proposal.id} class="stack">
                <Wish proposal={proposal} session={session} own={own(proposal)} />
                {proposal.answer === null && (
                  <div class="row">
                    {plans && (
                      <>
                        <ButtonLink kind="main" href={moveThere(session.id, proposal)}>
                          {t('proposal.move')}
                        </ButtonLink>
                        <Button onClick={() => setDeclining(proposal)}>{t('proposal.decline')}</Button>
                      </>
                    )}
                    {own(proposal) && <Button onClick={() => void withdraw(proposal)}>{t('proposal.withdraw')}</Button>}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {!plans && (
        <p class="no-print">
          <ButtonLink href={`/sessions/${session.id}/propose`}>{t('proposal.propose')}</ButtonLink>
        </p>
      )}
      {declining && (
        <Decline
          proposal={declining}
          onClose={() => {
            setDeclining(undefined);
            loaded.again();
          }}
        />
      )}
    </>
  );
}

/** "Dr Uwase proposes Fri 4 Dec, 10:00 in Butare. Reason: a congress" */
function Wish({ proposal, session, own }: { proposal: Proposal; session: ProposalsProps['session']; own: boolean }) {
  const { startsAt, by, note, answer, answerNote } = proposal;
  const time = <SessionTime session={{ ...session, startsAt }} />;
  return (
    <div class="stack-tight">
      <p>
        {own ? t('proposal.yours') : t('proposal.theirs', { name: by ?? t('proposal.gone') })} <strong>{time}</strong>.
      </p>
      {note !== '' && <p class="soft">{t('news.reason', { reason: note })}</p>}
      {own && answer === null && <p class="soft">{t('proposal.waits')}</p>}
      {answer === 'DECLINED' && (
        <p>
          <strong>{t('proposal.declined')}</strong>
          {answerNote !== '' && ` ${t('news.reason', { reason: answerNote })}`}
        </p>
      )}
    </div>
  );
}

/** The form for changing the session, filled with the proposed time. */
function moveThere(sessionId: string, { startsAt, zone }: Proposal): string {
  const query = new URLSearchParams({ to: localTime(Date.parse(startsAt), zone), zone });
  return `/sessions/${sessionId}/change?${query.toString()}`;
}

function Decline({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  return (
    <Dialog title={t('proposal.declineAsk')} onClose={onClose}>
      <Form
        action={t('proposal.decline')}
        words={{ NOT_FOUND: 'proposal.answered' }}
        beside={<Button onClick={onClose}>{t('dialog.back')}</Button>}
        onSubmit={async (values) => {
          const { sessionId, id } = proposal;
          const note = values.get('note') as string;
          const { error } = await change(DeclineProposalDocument, { sessionId, id, note });
          if (error) return problemsOf(error);
          onClose();
          return undefined;
        }}
      >
        <Field name="note" label={t('reason.one')} help={t('proposal.declineHelp')} maxLength={300} optional />
      </Form>
    </Dialog>
  );
}
