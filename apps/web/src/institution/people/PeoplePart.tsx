import { MembersOfDocument } from '#contract/graphql/graphql';
import type { MemberLineFragment } from '#contract/graphql/graphql';
import { usePages } from '../../api/pages.ts';
import { ChoiceFilter, Filters, SearchFilter } from '../../look/Filters.tsx';
import { ListOf } from '../../loaded/ListOf.tsx';
import { tickable, TickBar, useTicks } from '../../look/Ticked.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { useOrder } from '../../shell/use-order.ts';
import { cityOf } from '../../time/cities.ts';
import { t } from '../../words/words.ts';
import { oneOf } from '../../fragments/states.ts';
import type { PartProps } from '../parts.ts';
import { AddPerson } from './AddPerson.tsx';
import { Invitations } from './Invitations.tsx';
import { ManyPeople } from './ManyPeople.tsx';
import { MemberActions } from './MemberActions.tsx';
import { roleNames, roleWords } from './roles.tsx';

const sorts = ['NAME', 'EMAIL', 'ROLE', 'STATE'] as const;

export function PeoplePart({ institution, again }: PartProps) {
  const [{ search, role, state }, narrow] = useFilters(['search', 'role', 'state']);
  const standing = {
    suspended: state === 'active' ? false : state === 'suspended' ? true : null,
    active: state === 'waiting' ? false : null,
  };
  const order = useOrder(sorts);
  const pages = usePages(
    MembersOfDocument,
    {
      institutionId: institution.id,
      search: search || null,
      role: oneOf(roleNames, role) ?? null,
      ...standing,
      sort: order.by,
      descending: order.descending,
    },
    ({ members }) => members,
    ['Member'],
  );
  const filter = { search: search || null, role: oneOf(roleNames, role) ?? null, ...standing };
  const ticks = useTicks(JSON.stringify(filter), pages.total);
  const renew = () => {
    pages.loaded.again();
    again();
  };
  return (
    <div class="stack-wide">
      <AddPerson institution={institution} />
      <div class="stack">
        <Filters label={t('institution.people')}>
          <SearchFilter label={t('people.search')} value={search} onSearch={(value) => narrow('search', value, true)} />
          <ChoiceFilter
            label={t('person.role')}
            value={role}
            options={roleNames.map((one) => ({ value: one, text: t(roleWords[one]) }))}
            onChoose={(value) => narrow('role', value)}
          />
          <ChoiceFilter
            label={t('people.state')}
            value={state}
            options={[
              { value: 'active', text: t('people.notSuspended') },
              { value: 'suspended', text: t('people.suspended') },
              { value: 'waiting', text: t('people.neverSignedIn') },
            ]}
            onChoose={(value) => narrow('state', value)}
          />
          <ChoiceFilter
            narrowOnly
            label={t('list.sort')}
            value={order.by}
            all={null}
            options={[
              { value: 'NAME', text: t('person.name') },
              { value: 'EMAIL', text: t('person.email') },
              { value: 'ROLE', text: t('person.role') },
              { value: 'STATE', text: t('people.state') },
            ]}
            onChoose={(value) => order.choose(value, false)}
          />
        </Filters>
        <ListOf
          pages={pages}
          caption={t('institution.people')}
          keyOf={({ id }) => id}
          order={order}
          bar={
            <TickBar ticks={ticks} shown={(pages.loaded.data ?? []).map(({ id }) => id)} total={pages.total}>
              <ManyPeople institutionId={institution.id} ticks={ticks} filter={filter} onDone={renew} />
            </TickBar>
          }
          narrowed={search !== '' || role !== '' || state !== ''}
          columns={tickable<MemberLineFragment>(
            [
              {
                title: t('person.name'),
                sort: 'NAME',
                cell: ({ id, name }) => <a href={`/institutions/${institution.id}/people/${id}`}>{name}</a>,
              },
              { title: t('person.email'), sort: 'EMAIL', cell: ({ email }) => email },
              {
                title: t('person.role'),
                sort: 'ROLE',
                cell: ({ roles }) => roles.map((one) => t(roleWords[one])).join(', '),
              },
              { title: t('person.zone'), cell: ({ zone }) => cityOf(zone) },
              {
                title: t('people.state'),
                sort: 'STATE',
                cell: ({ suspended, active }) =>
                  suspended ? t('people.suspended') : active ? t('people.active') : t('people.invited'),
              },
              {
                title: t('people.actions'),
                cell: (member) => <MemberActions institutionId={institution.id} member={member} onChange={renew} />,
              },
            ],
            ticks,
            { keyOf: ({ id }) => id, nameOf: ({ name }) => name },
          )}
        >
          <p>{t('people.noneYet')}</p>
        </ListOf>
      </div>
      <Invitations institution={institution} />
    </div>
  );
}
