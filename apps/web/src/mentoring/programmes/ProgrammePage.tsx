import { useRoute } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { MentoringProgrammeByIdDocument, UpdateMentoringProgrammeDocument } from '#contract/graphql/graphql';
import type { ProgrammePartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemsOf } from '../../api/problems.ts';
import { Await } from '../../loaded/Await.tsx';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { Form } from '../../look/Form.tsx';
import { tell } from '../../look/told.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import '../mentoring.css';
import { Joining } from './Joining.tsx';
import { Leading } from './Leading.tsx';
import { stateWords } from './meanings.ts';
import { ProgrammeFields, inOrder, inputOf } from './ProgrammeFields.tsx';
import { daysOf } from './ProgrammeList.tsx';

/** One programme: what it is for, who leads it, and how one takes part. */
export default function ProgrammePage() {
  const { params } = useRoute();
  const loaded = useData(MentoringProgrammeByIdDocument, { id: params['id'] ?? '' }, ['MentoringProgramme']);
  const known = loaded.data?.mentoringProgramme;
  return (
    <Page
      title={known?.name ?? t('programmes.one')}
      above={{ href: '/mentoring/programmes', name: t('programmes.title') }}
      lead={known && `${known.institution?.name ?? t('programmes.forAll')} · ${t(stateWords[known.state])}`}
      width="narrow"
    >
      <Await loaded={loaded} what={t('programmes.one')}>
        {({ mentoringProgramme }) => <Known programme={mentoringProgramme} again={loaded.again} />}
      </Await>
    </Page>
  );
}

function Known({ programme, again }: { programme: ProgrammePartsFragment; again: () => void }) {
  const [editing, setEditing] = useState(false);
  if (editing) return <Edit programme={programme} onDone={() => setEditing(false)} again={again} />;
  const path = `/mentoring/programmes/${programme.id}`;
  return (
    <div class="stack-wide">
      {programme.iLead && <Leading programme={programme} again={again} onEdit={() => setEditing(true)} />}
      {!programme.iLead && programme.maySeeHealth && (
        <div>
          <ButtonLink href={`${path}/health`}>{t('programmes.health')}</ButtonLink>
        </div>
      )}
      <Joining programme={programme} again={again} />
      <section class="stack" aria-labelledby="about-programme">
        <h2 id="about-programme">{t('programmes.about')}</h2>
        {programme.purpose !== '' && <p class="mentoring-words">{programme.purpose}</p>}
        <dl class="stack-tight mentoring-parts">
          <Fact of={t('programmes.when')}>{daysOf(programme)}</Fact>
          <Fact of={t('programmes.length')}>{t('programmes.ofWeeks', { count: programme.weeks })}</Fact>
          <Fact of={t('programmes.leads')}>{programme.leads.map(({ name }) => name).join(', ')}</Fact>
          <Fact of={t('programmes.people')}>
            {t('programmes.counts', { mentors: programme.mentors, mentees: programme.mentees })}
          </Fact>
        </dl>
      </section>
      {programme.guidance !== '' && (
        <section class="stack" aria-labelledby="guidance">
          <h2 id="guidance">{t('programmes.firstMeeting')}</h2>
          <p class="mentoring-words">{programme.guidance}</p>
        </section>
      )}
    </div>
  );
}

function Fact({ of, children }: { of: string; children: string }) {
  if (children === '') return null;
  return (
    <div>
      <dt>{of}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Edit({
  programme,
  onDone,
  again,
}: {
  programme: ProgrammePartsFragment;
  onDone: () => void;
  again: () => void;
}) {
  // The version that was opened: somebody who saved another one meanwhile is not overruled.
  const [version] = useState(programme.version);
  return (
    <Form
      label={t('programmes.edit')}
      action={t('mentoring.save')}
      keep={`mentoring.programme.${programme.id}`}
      check={inOrder}
      beside={<Button onClick={onDone}>{t('dialog.back')}</Button>}
      onSubmit={async (values) => {
        const { error } = await change(UpdateMentoringProgrammeDocument, {
          ...{ id: programme.id, version, input: inputOf(values) },
        });
        if (error) return problemsOf(error);
        tell(t('mentoring.saved'));
        onDone();
        again();
        return undefined;
      }}
    >
      <ProgrammeFields programme={programme} />
    </Form>
  );
}
