import { useState } from 'preact/hooks';
import { CohortsOfDocument, SectionsOfDocument } from '#contract/graphql/graphql';
import type { CohortLineFragment, SectionLineFragment } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Picker } from '../../look/Picker.tsx';
import { t } from '../../words/words.ts';
import { sectionTitle } from '../catalogue/section-title.ts';

/** The section or cohort that many are put into. */
export interface Destination {
  id: string;
  name: string;
}

interface Props {
  institutionId: string;
  onChoose: (destination: Destination | undefined) => void;
}

/** Found things that are listed at once. */
const shown = 8;

export function SectionChoice({ institutionId, onChoose }: Props) {
  const [chosen, setChosen] = useState<SectionLineFragment[]>([]);
  const [search, setSearch] = useState('');
  const { data } = useData(SectionsOfDocument, { institutionId, search: search || null }, ['Section']);
  return (
    <Picker
      label={t('section.search')}
      found={data && { ...data.sections, nodes: data.sections.nodes.slice(0, shown) }}
      text={sectionTitle}
      more={({ term }) => term.name}
      chosen={chosen}
      without={[]}
      one
      onSearch={setSearch}
      onChoose={(next) => {
        setChosen(next);
        onChoose(next[0] && { id: next[0].id, name: sectionTitle(next[0]) });
      }}
    />
  );
}

export function CohortChoice({ institutionId, onChoose }: Props) {
  const [chosen, setChosen] = useState<CohortLineFragment[]>([]);
  const [search, setSearch] = useState('');
  const { data } = useData(CohortsOfDocument, { institutionId, search: search || null }, ['Cohort']);
  return (
    <Picker
      label={t('cohort.search')}
      found={data && { ...data.cohorts, nodes: data.cohorts.nodes.slice(0, shown) }}
      text={({ name }) => name}
      more={({ size }) => t('section.cohortSize', { count: size })}
      chosen={chosen}
      without={[]}
      one
      onSearch={setSearch}
      onChoose={(next) => {
        setChosen(next);
        onChoose(next[0]);
      }}
    />
  );
}
