import { useState } from 'preact/hooks';
import {
  CreateRoomDocument,
  InstitutionByIdDocument,
  RemoveRoomDocument,
  UpdateRoomDocument,
} from '#contract/graphql/graphql';
import type { CampusLineFragment } from '#contract/graphql/graphql';
import { ask, change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { EditForm } from '../../look/EditForm.tsx';
import { EditRow } from '../../look/EditRow.tsx';
import { Field } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Remove } from '../../look/Remove.tsx';
import { Sorting } from '../../look/Sorting.tsx';
import { tell } from '../../look/told.ts';
import { useOrder } from '../../shell/use-order.ts';
import { intlTag, t } from '../../words/words.ts';
import { inOrder, roomSorts } from './room-order.ts';

type LectureRoom = CampusLineFragment['rooms'][number];

export function LectureRooms({
  institutionId,
  campus,
  mayManage,
  again,
}: {
  institutionId: string;
  campus: CampusLineFragment;
  mayManage: boolean;
  again: () => void;
}) {
  const [adding, setAdding] = useState(false);
  const order = useOrder(roomSorts);
  return (
    <div class="stack">
      <h4 class="soft">{t('room.title')}</h4>
      {campus.rooms.length === 0 && <p class="soft">{t('room.none')}</p>}
      {campus.rooms.length > 1 && (
        <Sorting
          order={order}
          choices={[
            { by: 'NAME', text: t('person.name') },
            { by: 'SEATS', text: t('room.seats') },
          ]}
        />
      )}
      <ul class="rows" hidden={campus.rooms.length === 0}>
        {inOrder(campus.rooms, order.by, order.descending, intlTag()).map((room) => (
          <li key={room.id}>
            <EditRow
              name={room.name}
              mayEdit={mayManage}
              form={(close) => <EditRoom institutionId={institutionId} room={room} close={close} />}
              beside={
                <Remove
                  name={room.name}
                  ask={t('room.removeAsk', { name: room.name })}
                  what={t('room.removeWhat')}
                  work={() => change(RemoveRoomDocument, { id: room.id })}
                  onDone={again}
                />
              }
            >
              <span>
                {room.name} <span class="soft">{t('room.seatsWords', { count: room.seats })}</span>{' '}
                <a class="way-to" href={`/rooms/${room.id}/timetable`}>
                  {t('place.timetable')}
                  <span class="visually-hidden"> {room.name}</span>
                </a>
              </span>
            </EditRow>
          </li>
        ))}
      </ul>
      {mayManage && (
        <div>
          <Button icon={adding ? 'close' : 'add'} kind="quiet" expanded={adding} onClick={() => setAdding(!adding)}>
            <span>
              {t('room.add')}
              <span class="visually-hidden"> {campus.name}</span>
            </span>
          </Button>
        </div>
      )}
      {adding && (
        <Form
          label={`${t('room.add')} ${campus.name}`}
          action={t('room.add')}
          actionKind="plain"
          again
          words={{ CONFLICT: 'room.conflict' }}
          onSubmit={async (values) => {
            const { error } = await change(CreateRoomDocument, { input: { campusId: campus.id, ...inputOf(values) } });
            if (error) return problemsOf(error);
            tell(t('institution.added', { name: String(values.get('name')).trim() }));
            return undefined;
          }}
        >
          <RoomFields />
        </Form>
      )}
    </div>
  );
}

function EditRoom({ institutionId, room, close }: { institutionId: string; room: LectureRoom; close: () => void }) {
  return (
    <EditForm
      thing={room}
      label={t('edit.of', { name: room.name })}
      words={{ CONFLICT: 'room.conflict' }}
      fields={[
        { name: 'name', label: t('person.name'), value: ({ name }) => name },
        { name: 'seats', label: t('room.seats'), value: ({ seats }) => String(seats) },
      ]}
      reload={async () => {
        const { data } = await ask(InstitutionByIdDocument, { id: institutionId });
        return data?.institution.campuses.flatMap(({ rooms }) => rooms).find(({ id }) => id === room.id);
      }}
      save={(values, version) => change(UpdateRoomDocument, { id: room.id, version, ...inputOf(values) })}
      onDone={close}
    >
      {(opened) => <RoomFields room={opened} />}
    </EditForm>
  );
}

function RoomFields({ room }: { room?: LectureRoom }) {
  return (
    <div class="form-pair">
      <Field name="name" label={t('person.name')} maxLength={80} defaultValue={room?.name} />
      <Field
        name="seats"
        type="number"
        inputMode="numeric"
        label={t('room.seats')}
        min={1}
        max={5000}
        defaultValue={room?.seats}
      />
    </div>
  );
}

function inputOf(values: FormData) {
  return { name: String(values.get('name')).trim(), seats: Number(values.get('seats')) };
}
