import { useState } from 'preact/hooks';
import { CreateCampusDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Table } from '../look/Table.tsx';
import { ZoneOptions } from '../look/ZoneOptions.tsx';
import { clockWords } from '../time/format.ts';
import { useNow } from '../time/now.ts';
import { cityOf, deviceZone, nearZones } from '../time/zones.ts';
import { t } from '../words/words.ts';
import { AddPart } from './AddPart.tsx';
import type { Institution, PartProps } from './parts.ts';

export function CampusesPart({ institution, mayManage }: PartProps) {
  const [added, setAdded] = useState<string>();
  const now = useNow();
  const { campuses } = institution;
  return (
    <div class="stack-wide">
      {mayManage && (
        <AddPart
          action={t('campus.add')}
          startOpen={campuses.length === 0}
          added={added && <p>{t('institution.added', { name: added })}</p>}
        >
          <Form
            label={t('campus.add')}
            action={t('campus.add')}
            keep={`campus.${institution.id}`}
            again
            words={{ CONFLICT: 'campus.conflict' }}
            onSubmit={async (values) => {
              const input = {
                institutionId: institution.id,
                name: String(values.get('name')).trim(),
                zone: String(values.get('zone')),
              };
              const { data, error } = await change(CreateCampusDocument, { input });
              setAdded(data?.createCampus.name);
              return error && problemsOf(error);
            }}
          >
            <Field name="name" label={t('campus.name')} help={t('campus.nameHelp')} maxLength={80} />
            <SelectField
              name="zone"
              label={t('person.zone')}
              help={t('campus.zoneHelp')}
              defaultValue={likelyZone(campuses)}
            >
              <ZoneOptions />
            </SelectField>
          </Form>
        </AddPart>
      )}
      {campuses.length === 0 && !mayManage && <p class="soft">{t('institution.nothing')}</p>}
      {campuses.length > 0 && (
        <Table
          caption={t('institution.campuses')}
          rows={campuses}
          keyOf={({ id }) => id}
          columns={[
            { title: t('campus.name'), cell: ({ name }) => name },
            { title: t('person.zone'), cell: ({ zone }) => cityOf(zone) },
            { title: t('campus.now'), cell: ({ zone }) => clockWords(now, zone) },
          ]}
        />
      )}
    </div>
  );
}

/** The zone of the campuses there are; for the first one the device's, if campuses lie in it, else Kigali's. */
function likelyZone(campuses: Institution['campuses']): string {
  const device = deviceZone();
  const african = nearZones.filter((zone) => zone.startsWith('Africa/'));
  return campuses[0]?.zone ?? african.find((zone) => zone === device) ?? 'Africa/Kigali';
}
