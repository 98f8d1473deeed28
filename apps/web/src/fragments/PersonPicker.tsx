import { useState } from 'preact/hooks';
import { FindMembersDocument } from '#contract/graphql/graphql';
import type { MemberLineFragment, MembershipRole } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Picker } from '../look/Picker.tsx';

/** Results under the search; a longer list is found by searching closer. */
const most = 8;

/** Chooses people of an institution by searching for them. Only those who manage it may. */
export function PersonPicker({
  institutionId,
  role,
  label,
  chosen,
  without = [],
  one = false,
  onChoose,
}: {
  institutionId: string;
  role?: MembershipRole;
  label: string;
  chosen: readonly MemberLineFragment[];
  without?: readonly string[];
  one?: boolean;
  onChoose: (chosen: MemberLineFragment[]) => void;
}) {
  const [search, setSearch] = useState('');
  const { data } = useData(
    FindMembersDocument,
    { institutionId, search, role: role ?? null, first: most },
    ['Member'],
    search === '',
  );
  return (
    <Picker
      label={label}
      found={search === '' ? undefined : data?.members}
      text={({ name }) => name}
      more={({ email }) => email}
      chosen={chosen}
      without={without}
      one={one}
      onSearch={setSearch}
      onChoose={onChoose}
    />
  );
}
