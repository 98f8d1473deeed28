import { useState } from 'preact/hooks';
import { BecomeExpertDocument, MoveMyExpertDocument, MyExpertDocument } from '#contract/graphql/graphql';
import type { BecomeExpertMutation, ExpertAction, MyExpertPartsFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { OwnCompetences } from '../competences/CompetencesForm.tsx';
import { Button } from '../look/Button.tsx';
import { Empty, Notice } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { Remove } from '../look/Remove.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { StillTrue } from './confirmation/StillTrue.tsx';
import { OwnDocuments } from './documents/OwnDocuments.tsx';
import { Facts } from './Facts.tsx';
import { FromCourses } from './FromCourses.tsx';
import { actionWords, stateMeans, stateWords } from './meanings.ts';
import { ProfileForm } from './ProfileForm.tsx';
import './roster.css';

type Taken = BecomeExpertMutation['becomeExpert']['taken'];

/** One's own profile as an expert, with what others see beside it. */
export default function ExpertPage() {
  const loaded = useData(MyExpertDocument, {}, ['MyExpert', 'Expert']);
  const [taken, setTaken] = useState<Taken>(null);
  return (
    <Page title={t('expert.title')} lead={t('expert.lead')}>
      <Await loaded={loaded} what={t('expert.title')}>
        {({ myExpert }) =>
          myExpert ? (
            <>
              {taken && <FromCourses taken={taken} />}
              <Own own={myExpert} again={loaded.again} />
            </>
          ) : (
            <Begin
              onBegun={(from) => {
                setTaken(from);
                loaded.again();
              }}
            />
          )
        }
      </Await>
    </Page>
  );
}

function Begin({ onBegun }: { onBegun: (taken: Taken) => void }) {
  const [problem, setProblem] = useState<Problem>();
  const begin = async () => {
    const { data, error } = await change(BecomeExpertDocument, {});
    setProblem(error && problemOf(error));
    if (!error) onBegun(data?.becomeExpert.taken ?? null);
  };
  return (
    <Empty>
      <p>{t('expert.begin')}</p>
      <Problems problem={problem} />
      <Button kind="main" onClick={() => void begin()}>
        {t('expert.become')}
      </Button>
    </Empty>
  );
}

function Own({ own, again }: { own: MyExpertPartsFragment; again: () => void }) {
  const { expert, card } = own;
  const writes = expert.state !== 'SUBMITTED' && expert.state !== 'LEFT';
  return (
    <div class="stack-wide">
      <StillTrue own={own} again={again} />
      <State own={own} again={again} />
      <div class="roster-beside">
        <div class="stack-wide">
          {writes && (
            <section class="stack" aria-labelledby="knows">
              <h2 id="knows">{t('competence.title')}</h2>
              <OwnCompetences onSaved={again} />
            </section>
          )}
          {writes && (
            <section class="stack" aria-labelledby="profile">
              <h2 id="profile">{t('expert.profile')}</h2>
              <ProfileForm key={expert.version} own={own} again={again} />
            </section>
          )}
          {expert.state !== 'LEFT' && <OwnDocuments own={own} changes={writes} again={again} />}
        </div>
        <section class="card stack roster-card" aria-labelledby="card">
          <h2 id="card">{t('expert.card')}</h2>
          {(expert.state === 'DRAFT' || expert.state === 'SUBMITTED') && <p class="soft">{t('expert.cardHow')}</p>}
          <h3>{card.person.name}</h3>
          {card.headline !== '' && <p>{card.headline}</p>}
          <Facts told={card} />
        </section>
      </div>
    </div>
  );
}

/** The actions that a press makes, the one that is asked for most first. */
function State({ own: { expert, actions, drafted }, again }: { own: MyExpertPartsFragment; again: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const act = async (action: ExpertAction) => {
    const { error } = await change(MoveMyExpertDocument, { action, reason: '' });
    setProblem(error && problemOf(error));
    again();
  };
  const pressed = actions.filter((action) => action !== 'CHANGE');
  return (
    <section class="stack" aria-label={t('expert.state')}>
      <Notice kind={expert.state === 'VERIFIED' ? 'good' : 'plain'} outcome={null}>
        <p>
          <strong>{t(stateWords[expert.state])}.</strong> {t(stateMeans[expert.state])}
        </p>
        {drafted && <p>{t('expert.drafted')}</p>}
        {expert.stateReason !== '' && <p>{t('expert.because', { reason: expert.stateReason })}</p>}
      </Notice>
      <Problems problem={problem} words={{ BAD_INPUT: 'expert.missing' }} />
      <div class="row">
        {pressed.map((action) =>
          action === 'LEAVE' ? (
            <Remove
              key={action}
              kind="quiet"
              action={t(actionWords.LEAVE)}
              name=""
              ask={t('expert.leaveAsk')}
              what={t('expert.leaveWhat')}
              work={() => change(MoveMyExpertDocument, { action, reason: '' })}
              onDone={again}
            />
          ) : (
            <Button
              key={action}
              kind={action === 'SUBMIT' || action === 'RETURN' ? 'main' : 'plain'}
              onClick={() => void act(action)}
            >
              {t(actionWords[action])}
            </Button>
          ),
        )}
      </div>
    </section>
  );
}
