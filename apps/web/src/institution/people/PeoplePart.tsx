import { MembersOfDocument } from '#contract/graphql/graphql';
import type { MemberLineFragment } from '#contract/graphql/graphql';
import { usePages } from '../../api/pages.ts';
import { ChoiceFilter, Filters, SearchFilter } from '../../look/Filters.tsx';
import { ListOf } from '../../look/ListOf.tsx';
import { tickable, TickBar, useTicks } from '../../look/Ticked.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { cityOf } from '../../time/cities.ts';
import { t } from '../../words/words.ts';
import { oneOf } from '../catalogue/states.ts';
import type { PartProps } from '../parts.ts';
import { AddPerson } from './AddPerson.tsx';
import { Invitations } from './Invitations.tsx';
import { ManyPeople } from './ManyPeople.tsx';
import { MemberActions } from './MemberActions.tsx';
import { roleNames, roleWords } from './roles.tsx';

export function PeoplePart({ institution, again }: PartProps) {
  const [{ search, role, state }, narrow] = useFilters(['search', 'role', 'state']);
  const standing = {
    suspended: state === 'active' ? false : state === 'suspended' ? true : null,
    active: state === 'waiting' ? false : null,
  };
  const pages = usePages(
    MembersOfDocument,
    {
      institutionId: institution.id,
      search: search || null,
      role: oneOf(roleNames, role) ?? null,
      ...standing,
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
        </Filters>
        <ListOf
          pages={pages}
          caption={t('institution.people')}
          keyOf={({ id }) => id}
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
                cell: ({ id, name }) => <a href={`/institutions/${institution.id}/people/${id}`}>{name}</a>,
              },
              { title: t('person.email'), cell: ({ email }) => email },
              { title: t('person.role'), cell: ({ roles }) => roles.map((one) => t(roleWords[one])).join(', ') },
              { title: t('person.zone'), cell: ({ zone }) => cityOf(zone) },
              {
                title: t('people.state'),
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
