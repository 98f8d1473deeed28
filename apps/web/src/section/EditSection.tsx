import { SectionChoicesDocument, SectionNowDocument, UpdateSectionDocument } from '#contract/graphql/graphql';
import type { SectionPartsFragment } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { SectionChecks } from '../institution/catalogue/AddSection.tsx';
import { EditForm } from '../look/EditForm.tsx';
import { Field, SelectField } from '../look/Field.tsx';
import { Await } from '../loaded/Await.tsx';
import { t } from '../words/words.ts';

const yesNo = (value: boolean) => t(value ? 'edit.yes' : 'edit.no');

export function EditSection({ section, close }: { section: SectionPartsFragment; close: () => void }) {
  const loaded = useData(SectionChoicesDocument, { id: section.institution.id }, ['Term', 'Campus']);
  return (
    <div class="card">
      <Await loaded={loaded} what={t('section.edit')}>
        {({ institution: { terms, campuses } }) => (
          <EditForm<SectionPartsFragment>
            thing={section}
            label={t('section.edit')}
            actionKind="plain"
            words={{
              CONFLICT: 'section.conflict',
              'CONFLICT capacity': 'section.seatsTooFew',
              'CONFLICT termId': 'section.sessionsOutside',
            }}
            fields={[
              { name: 'name', label: t('section.name'), value: ({ name }) => name },
              { name: 'termId', label: t('term.one'), value: ({ term }) => term.id, shown: ({ term }) => term.name },
              {
                name: 'campusId',
                label: t('campus.one'),
                value: ({ campus }) => campus.id,
                shown: ({ campus }) => campus.name,
              },
              { name: 'capacity', label: t('section.seats'), value: ({ capacity }) => String(capacity ?? '') },
              {
                name: 'waitingList',
                label: t('section.withWaiting'),
                value: ({ waitingList }) => (waitingList ? 'on' : ''),
                shown: ({ waitingList }) => yesNo(waitingList),
              },
              {
                name: 'selfEnrolment',
                label: t('section.withSelf'),
                value: ({ selfEnrolment }) => (selfEnrolment ? 'on' : ''),
                shown: ({ selfEnrolment }) => yesNo(selfEnrolment),
              },
            ]}
            reload={async () => (await ask(SectionNowDocument, { id: section.id })).data?.section}
            save={(values, version) => {
              const capacity = String(values.get('capacity'));
              return change(UpdateSectionDocument, {
                id: section.id,
                version,
                input: {
                  name: String(values.get('name')).trim(),
                  termId: String(values.get('termId')),
                  campusId: String(values.get('campusId')),
                  capacity: capacity === '' ? null : Number(capacity),
                  waitingList: values.has('waitingList'),
                  selfEnrolment: values.has('selfEnrolment'),
                },
              });
            }}
            onDone={close}
          >
            {(opened) => (
              <>
                <Field name="name" label={t('section.name')} maxLength={40} defaultValue={opened.name} />
                <SelectField name="termId" label={t('term.one')} defaultValue={opened.term.id}>
                  {terms.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </SelectField>
                <SelectField name="campusId" label={t('campus.one')} defaultValue={opened.campus.id}>
                  {campuses.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </SelectField>
                <Field
                  name="capacity"
                  type="number"
                  inputMode="numeric"
                  label={t('section.seats')}
                  help={t('section.seatsHelp')}
                  min={1}
                  max={5000}
                  defaultValue={opened.capacity ?? undefined}
                  optional
                />
                <SectionChecks waitingList={opened.waitingList} selfEnrolment={opened.selfEnrolment} />
              </>
            )}
          </EditForm>
        )}
      </Await>
    </div>
  );
}
