import { useState } from 'preact/hooks';
import { CreateCampusDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Form } from '../../look/Form.tsx';
import { deviceZone, nearZones } from '../../time/zones.ts';
import { t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import type { Institution, PartProps } from '../parts.ts';
import { CampusCard } from './CampusCard.tsx';
import { CampusFields, campusInput } from './CampusFields.tsx';

export function CampusesPart({ institution, mayManage, again }: PartProps) {
  const [added, setAdded] = useState<{ name: string }>();
  const { campuses } = institution;
  return (
    <div class="stack">
      {mayManage && (
        <AddPart
          action={t('campus.add')}
          startOpen={campuses.length === 0}
          added={added}
          told={({ name }) => <p>{t('institution.added', { name })}</p>}
        >
          <Form
            label={t('campus.add')}
            action={t('campus.add')}
            keep={`campus.${institution.id}`}
            again
            words={{ CONFLICT: 'campus.conflict' }}
            onSubmit={async (values) => {
              const { data, error } = await change(CreateCampusDocument, {
                input: { institutionId: institution.id, ...campusInput(values) },
              });
              setAdded(data?.createCampus);
              return error && problemsOf(error);
            }}
          >
            <CampusFields zone={likelyZone(campuses)} />
          </Form>
        </AddPart>
      )}
      {campuses.length === 0 && !mayManage && <p class="soft">{t('institution.nothing')}</p>}
      {campuses.map((campus) => (
        <CampusCard
          key={campus.id}
          institutionId={institution.id}
          campus={campus}
          mayManage={mayManage}
          again={again}
        />
      ))}
    </div>
  );
}

/** The zone of the campuses there are; for the first one the device's, if campuses lie in it, else Kigali's. */
function likelyZone(campuses: Institution['campuses']): string {
  const device = deviceZone();
  const african = nearZones.filter((zone) => zone.startsWith('Africa/'));
  return campuses[0]?.zone ?? african.find((zone) => zone === device) ?? 'Africa/Kigali';
}
