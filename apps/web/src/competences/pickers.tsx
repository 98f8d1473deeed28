import { useState } from 'preact/hooks';
import { FindFieldsDocument, FindSectorsDocument, FindSkillsDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Picker } from '../look/Picker.tsx';
import { t } from '../words/words.ts';

/** A field, a sector or a skill as a person chose it. */
export interface Concept {
  /** Its code or id; of a free skill its words behind `own`. */
  id: string;
  name: string;
}

interface PickerProps {
  /** Only one can be chosen. */
  one?: boolean;
  label: string;
  chosen: readonly Concept[];
  onChoose: (chosen: Concept[]) => void;
}

interface Match {
  node: { name: string };
  foundBy: string | null;
}
type Found = Concept & { more: string };
const found = (id: string, { node, foundBy }: Match): Found => ({ id, name: node.name, more: foundBy ?? '' });

/** Chooses fields of education. */
export function FieldPicker(props: PickerProps) {
  const [search, setSearch] = useState('');
  const { data } = useData(FindFieldsDocument, { search }, [], search === '');
  const nodes = data?.fieldsOfEducation.map((match) => found(match.node.code, match));
  return <ConceptPicker {...props} search={search} nodes={nodes} onSearch={setSearch} />;
}

/** Chooses one donor sector. */
export function SectorPicker(props: PickerProps) {
  const [search, setSearch] = useState('');
  const { data } = useData(FindSectorsDocument, { search }, [], search === '');
  const nodes = data?.sectors.map((match) => found(match.node.code, match));
  return <ConceptPicker {...props} one search={search} nodes={nodes} onSearch={setSearch} />;
}

/** In front of the words of a free skill, which no id begins with. */
const own = 'own:';
export const ownWords = ({ id }: Concept): string | undefined =>
  id.startsWith(own) ? id.slice(own.length) : undefined;
export const freeSkill = (text: string): Concept => ({ id: `${own}${text}`, name: text });

/** Chooses skills of the list, or in one's own words. */
export function SkillPicker(props: PickerProps) {
  const [search, setSearch] = useState('');
  const { data } = useData(FindSkillsDocument, { search }, [], search === '');
  const listed = data?.skills.map((match) => found(match.node.id, match));
  const same = (one: Found) => one.name.toLowerCase() === search.toLowerCase();
  const nodes =
    listed && (listed.some(same) ? listed : [...listed, { ...freeSkill(search), more: t('competence.own') }]);
  return (
    <div class="stack-tight">
      <ConceptPicker {...props} search={search} nodes={nodes} onSearch={setSearch} />
      <p class="field-help">{t('competence.esco')}</p>
    </div>
  );
}

function ConceptPicker({
  nodes,
  search,
  one = false,
  onChoose,
  ...props
}: PickerProps & {
  nodes: readonly Found[] | undefined;
  search: string;
  one?: boolean;
  onSearch: (search: string) => void;
}) {
  return (
    <Picker<Concept & { more?: string }>
      {...props}
      found={search === '' || !nodes ? undefined : { nodes, totalCount: nodes.length }}
      text={({ name }) => name}
      more={({ more }) => more ?? ''}
      without={[]}
      one={one}
      onChoose={(chosen) => onChoose(chosen.map(({ id, name }) => ({ id, name })))}
    />
  );
}
