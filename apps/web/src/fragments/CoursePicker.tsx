import { useState } from 'preact/hooks';
import { FindCoursesDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Picker } from '../look/Picker.tsx';

export interface CourseChoice {
  id: string;
  code: string;
  title: string;
}

/** Results under the search; a longer list is found by searching closer. */
const most = 8;

/** Chooses courses of the catalogue; a short catalogue is offered without a search. */
export function CoursePicker({
  institutionId,
  label,
  chosen,
  without = [],
  one = false,
  onChoose,
}: {
  institutionId: string;
  label: string;
  chosen: readonly CourseChoice[];
  without?: readonly string[];
  one?: boolean;
  onChoose: (chosen: CourseChoice[]) => void;
}) {
  const [search, setSearch] = useState('');
  const { data } = useData(FindCoursesDocument, { institutionId, search: search || null, first: most }, ['Course']);
  return (
    <Picker<CourseChoice>
      label={label}
      found={data?.courses}
      text={({ title }) => title}
      more={({ code }) => code}
      chosen={chosen}
      without={without}
      one={one}
      onSearch={setSearch}
      onChoose={onChoose}
    />
  );
}
