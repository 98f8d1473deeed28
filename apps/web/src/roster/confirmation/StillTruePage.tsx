import { useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { ConfirmExpertDocument, ExpertConfirmationDocument } from '#contract/graphql/graphql';
import type { ExpertConfirmationQuery } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Await } from '../../loaded/Await.tsx';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { Problems } from '../../look/Problems.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import { Facts } from '../Facts.tsx';

/** Where the link of a letter leads: the press is here, because programs that look through mail open links too. */
export default function StillTruePage() {
  const token = useRoute().params['token'] ?? '';
  const [isDone, setDone] = useState(false);
  const loaded = useData(ExpertConfirmationDocument, { token });
  const isOver = loaded.problem?.code === 'LINK_EXPIRED' || loaded.problem?.code === 'NOT_FOUND';
  if (isDone) {
    return (
      <Page title={t('confirm.done')} width="narrow">
        <Notice kind="good" outcome={{}}>
          <p>{t('confirm.thanks')}</p>
        </Notice>
        <Own />
      </Page>
    );
  }
  return (
    <Page
      title={isOver ? t('confirm.over') : t('confirm.title')}
      lead={isOver ? t('confirm.overWhat') : t('confirm.lead')}
      width="narrow"
    >
      {isOver ? (
        <Own />
      ) : (
        <Await loaded={loaded} what={t('expert.profile')}>
          {({ expertConfirmation }) => <Asked asked={expertConfirmation} token={token} onDone={() => setDone(true)} />}
        </Await>
      )}
    </Page>
  );
}

function Asked({
  asked: { card },
  token,
  onDone,
}: {
  asked: ExpertConfirmationQuery['expertConfirmation'];
  token: string;
  onDone: () => void;
}) {
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    const { error } = await change(ConfirmExpertDocument, { token });
    setBusy(false);
    setProblem(error && problemOf(error));
    if (!error) onDone();
  };
  return (
    <div class="stack">
      <Problems problem={problem} words={{ LINK_EXPIRED: 'confirm.overWhat' }} />
      <div class="row">
        <Button kind="main" busy={busy} onClick={() => void confirm()}>
          {t('confirm.yes')}
        </Button>
        <ButtonLink href="/expert">{t('confirm.change')}</ButtonLink>
      </div>
      <section class="card stack">
        <h2>{card.person.name}</h2>
        {card.headline !== '' && <p>{card.headline}</p>}
        <Facts told={card} />
      </section>
    </div>
  );
}

const Own = () => (
  <div>
    <ButtonLink href="/expert">{t('confirm.own')}</ButtonLink>
  </div>
);
