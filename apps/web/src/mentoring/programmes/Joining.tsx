import { useState } from 'preact/hooks';
import { JoinMentoringProgrammeDocument, LeaveMentoringProgrammeDocument } from '#contract/graphql/graphql';
import type { MentoringRole, ProgrammePartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Field } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Notice } from '../../look/Notice.tsx';
import { Problems } from '../../look/Problems.tsx';
import { Remove } from '../../look/Remove.tsx';
import { tell } from '../../look/told.ts';
import { t } from '../../words/words.ts';

/** Joining as a mentor or a mentee with one press, saying what one wants to reach, and leaving. */
export function Joining({ programme, again }: { programme: ProgrammePartsFragment; again: () => void }) {
  const { id, myStanding, myRole, mayJoin, iLead } = programme;
  const leave = () => change(LeaveMentoringProgrammeDocument, { id });
  if (myStanding === 'JOINED') {
    return (
      <section class="card stack" aria-labelledby="your-part">
        <h2 id="your-part">{t('programmes.yourPart')}</h2>
        <p>{t(myRole === 'MENTOR' ? 'programmes.youAreMentor' : 'programmes.youAreMentee')}</p>
        {myRole === 'MENTEE' && mayJoin && <Goals programme={programme} again={again} />}
        <div>
          <Remove
            action={t('programmes.leave')}
            name={programme.name}
            ask={t('programmes.leaveAsk')}
            what={t('programmes.leaveWhat')}
            work={leave}
            onDone={again}
          />
        </div>
      </section>
    );
  }
  if (!mayJoin) return null;
  // Who leads it seldom comes to join.
  if (iLead && myStanding !== 'INVITED') {
    return (
      <details>
        <summary>{t('programmes.takePart')}</summary>
        <Join id={id} invitedAs={null} again={again} />
      </details>
    );
  }
  return (
    <section class="card stack" aria-labelledby="your-part">
      <h2 id="your-part">{t('programmes.takePart')}</h2>
      <p>{t(myStanding === 'INVITED' ? 'programmes.youAreInvited' : 'programmes.joinWhat')}</p>
      <Join id={id} invitedAs={myStanding === 'INVITED' ? myRole : null} again={again} />
      {myStanding === 'INVITED' && (
        <div>
          <Remove
            action={t('programmes.notNow')}
            name={programme.name}
            ask={t('programmes.notNowAsk')}
            what={t('programmes.notNowWhat')}
            work={leave}
            onDone={again}
          />
        </div>
      )}
    </section>
  );
}

function Join({ id, invitedAs, again }: { id: string; invitedAs: MentoringRole | null; again: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const join = async (role: MentoringRole) => {
    setBusy(true);
    const { error } = await change(JoinMentoringProgrammeDocument, { id, role, goals: [] });
    setBusy(false);
    setProblem(error && problemOf(error));
    if (error) return;
    tell(t('programmes.joined'));
    again();
  };
  const button = (role: MentoringRole, main: boolean) => (
    <Button kind={main ? 'main' : 'plain'} busy={busy} onClick={() => void join(role)}>
      {t(role === 'MENTOR' ? 'programmes.joinAsMentor' : 'programmes.joinAsMentee')}
    </Button>
  );
  return (
    <>
      {problem?.field === 'role' ? (
        <Notice kind="care" said>
          <p>
            {t('programmes.offerFirst')} <a href="/mentoring">{t('mentoring.title')}</a>
          </p>
        </Notice>
      ) : (
        <Problems problem={problem} />
      )}
      <div class="row">
        {invitedAs !== 'MENTOR' && button('MENTEE', true)}
        {invitedAs !== 'MENTEE' && button('MENTOR', invitedAs === 'MENTOR')}
      </div>
    </>
  );
}

/** Up to three, by which a mentor is found. */
function Goals({ programme: { id, myGoals }, again }: { programme: ProgrammePartsFragment; again: () => void }) {
  const [first, second, third] = myGoals;
  return (
    <Form
      label={t('programmes.goals')}
      action={t('programmes.saveGoals')}
      actionKind="plain"
      onSubmit={async (values) => {
        const goals = values
          .getAll('goal')
          .map(String)
          .filter((goal) => goal.trim() !== '');
        const { error } = await change(JoinMentoringProgrammeDocument, { id, role: 'MENTEE', goals });
        if (error) return problemsOf(error);
        tell(t('mentoring.saved'));
        again();
        return undefined;
      }}
    >
      <Field
        name="goal"
        label={t('mentoring.firstGoal')}
        help={t('programmes.goalsHelp')}
        maxLength={200}
        defaultValue={first ?? ''}
        optional
      />
      <Field name="goal" label={t('mentoring.secondGoal')} maxLength={200} defaultValue={second ?? ''} optional />
      <Field name="goal" label={t('mentoring.thirdGoal')} maxLength={200} defaultValue={third ?? ''} optional />
    </Form>
  );
}
