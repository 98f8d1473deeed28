import { InstitutionByIdDocument, RemoveCampusDocument, UpdateCampusDocument } from '#contract/graphql/graphql';
import type { CampusLineFragment } from '#contract/graphql/graphql';
import { ask, change } from '../../api/client.ts';
import { EditForm } from '../../look/EditForm.tsx';
import { EditRow } from '../../look/EditRow.tsx';
import { Remove } from '../../look/Remove.tsx';
import { clockWords } from '../../time/format.ts';
import { useNow } from '../../time/now.ts';
import { cityOf } from '../../time/cities.ts';
import { countryName } from '../../words/country.ts';
import { t } from '../../words/words.ts';
import { CampusFields, campusInput } from './CampusFields.tsx';
import { LectureRooms } from './LectureRooms.tsx';

interface CampusProps {
  institutionId: string;
  campus: CampusLineFragment;
  mayManage: boolean;
  again: () => void;
}

/** A campus with its local time, its Internet link and its rooms. */
export function CampusCard(props: CampusProps) {
  const { campus, mayManage, again } = props;
  const now = useNow();
  return (
    <section class="card stack" aria-label={campus.name}>
      <EditRow
        name={campus.name}
        mayEdit={mayManage}
        form={(close) => <EditCampus {...props} close={close} />}
        beside={
          <Remove
            name={campus.name}
            ask={t('campus.removeAsk', { name: campus.name })}
            what={t('campus.removeWhat')}
            work={() => change(RemoveCampusDocument, { id: campus.id })}
            onDone={again}
          />
        }
      >
        <h3>{campus.name}</h3>
        <span>
          {t('campus.clock', { zone: cityOf(campus.zone), time: clockWords(now, campus.zone) })}
          {campus.country ? ` · ${countryName(campus.country)}` : ''}
        </span>
        <span class="soft">
          {campus.linkKbps ? t('campus.linkWords', { mbit: campus.linkKbps / 1000 }) : t('campus.linkUnknown')}
          {campus.linkNote && ` · ${campus.linkNote}`}
        </span>
        <a class="way-to" href={`/campuses/${campus.id}/timetable`}>
          {t('place.timetableOf', { name: campus.name })}
        </a>
      </EditRow>
      <LectureRooms {...props} />
    </section>
  );
}

function EditCampus({ institutionId, campus, close }: CampusProps & { close: () => void }) {
  return (
    <EditForm
      thing={campus}
      label={t('edit.of', { name: campus.name })}
      words={{ CONFLICT: 'campus.conflict' }}
      fields={[
        { name: 'name', label: t('campus.name'), value: ({ name }) => name },
        { name: 'zone', label: t('person.zone'), value: ({ zone }) => zone, shown: ({ zone }) => cityOf(zone) },
        {
          name: 'country',
          label: t('place.country'),
          value: ({ country }) => country ?? '',
          shown: ({ country }) => (country ? countryName(country) : ''),
        },
        { name: 'linkKbps', label: t('campus.link'), value: ({ linkKbps }) => String(linkKbps ?? '') },
        { name: 'linkNote', label: t('campus.linkNote'), value: ({ linkNote }) => linkNote },
      ]}
      reload={async () => {
        const { data } = await ask(InstitutionByIdDocument, { id: institutionId });
        return data?.institution.campuses.find(({ id }) => id === campus.id);
      }}
      save={(values, version) => change(UpdateCampusDocument, { id: campus.id, version, input: campusInput(values) })}
      onDone={close}
    >
      {(opened) => <CampusFields campus={opened} zone={opened.zone} />}
    </EditForm>
  );
}
