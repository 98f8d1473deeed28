import { useState } from 'preact/hooks';
import {
  AddMentoringLeadDocument,
  MoveMentoringProgrammeDocument,
  RemoveMentoringLeadDocument,
} from '#contract/graphql/graphql';
import type { MentoringProgrammeMove, ProgrammePartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { Field } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Problems } from '../../look/Problems.tsx';
import { Remove } from '../../look/Remove.tsx';
import { tell } from '../../look/told.ts';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

type Programme = ProgrammePartsFragment;

/** What leads may do next in each state. */
const moves = {
  DRAFT: [['OPEN', 'programmes.openNow']],
  OPEN: [['BEGIN', 'programmes.beginNow']],
  RUNNING: [],
  CLOSED: [['REOPEN', 'programmes.reopenNow']],
} as const satisfies Record<Programme['state'], readonly (readonly [MentoringProgrammeMove, MessageId])[]>;
const nowWords = {
  DRAFT: 'programmes.nowDraft',
  OPEN: 'programmes.nowOpen',
  RUNNING: 'programmes.nowRunning',
  CLOSED: 'programmes.nowClosed',
} as const satisfies Record<Programme['state'], MessageId>;

/** For leads: what to do now, and the ways to people, pairs and how it goes. */
export function Leading({ programme, again, onEdit }: { programme: Programme; again: () => void; onEdit: () => void }) {
  const { id, state } = programme;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const path = `/mentoring/programmes/${id}`;
  const move = async (what: MentoringProgrammeMove) => {
    setBusy(true);
    const { error } = await change(MoveMentoringProgrammeDocument, { id, move: what });
    setBusy(false);
    setProblem(error && problemOf(error));
    again();
  };
  const health = (kind: 'main' | 'plain') => (
    <ButtonLink kind={kind} href={`${path}/health`}>
      {t('programmes.health')}
    </ButtonLink>
  );
  const assignment = (kind: 'main' | 'plain') => (
    <ButtonLink kind={kind} href={`${path}/assignment`}>
      {t('programmes.assignment')}
    </ButtonLink>
  );
  return (
    <section class="card stack" aria-labelledby="leading">
      <h2 id="leading">{t('programmes.youLead')}</h2>
      <p>{t(nowWords[state])}</p>
      <Problems problem={problem} />
      <div class="row">
        {state === 'RUNNING' && health('main')}
        {state === 'OPEN' && assignment('main')}
        {moves[state].map(([what, words]) => (
          <Button key={what} kind={state === 'OPEN' ? 'plain' : 'main'} busy={busy} onClick={() => void move(what)}>
            {t(words)}
          </Button>
        ))}
        <ButtonLink href={`${path}/people`}>{t('programmes.people')}</ButtonLink>
        {state === 'RUNNING' && assignment('plain')}
        {(state === 'OPEN' || state === 'CLOSED') && health('plain')}
        {state !== 'CLOSED' && <Button onClick={onEdit}>{t('programmes.edit')}</Button>}
      </div>
      <details>
        <summary>{t('programmes.leads')}</summary>
        <Leads programme={programme} again={again} />
      </details>
      {state !== 'CLOSED' && (
        <div>
          <Remove
            action={t('programmes.close')}
            name={programme.name}
            ask={t('programmes.closeAsk')}
            what={t('programmes.closeWhat')}
            work={() => change(MoveMentoringProgrammeDocument, { id, move: 'CLOSE' })}
            onDone={again}
          />
        </div>
      )}
    </section>
  );
}

function Leads({ programme: { id, leads }, again }: { programme: Programme; again: () => void }) {
  return (
    <div class="stack">
      <ul class="stack-tight">
        {leads.map((lead) => (
          <li key={lead.id} class="row">
            {lead.name}
            {leads.length > 1 && (
              <Remove
                name={lead.name}
                ask={t('programmes.removeLeadAsk', { name: lead.name })}
                what={t('programmes.removeLeadWhat')}
                work={() => change(RemoveMentoringLeadDocument, { id, personId: lead.id })}
                onDone={again}
              />
            )}
          </li>
        ))}
      </ul>
      <Form
        label={t('programmes.addLead')}
        action={t('programmes.addLead')}
        actionKind="plain"
        words={{ BAD_INPUT: 'programmes.noLead' }}
        again
        onSubmit={async (values) => {
          const email = String(values.get('email')).trim();
          const { error } = await change(AddMentoringLeadDocument, { id, email });
          if (error) return problemsOf(error);
          tell(t('programmes.leadAdded', { email }));
          again();
          return undefined;
        }}
      >
        <Field name="email" type="email" label={t('programmes.leadEmail')} help={t('programmes.leadHelp')} />
      </Form>
    </div>
  );
}
