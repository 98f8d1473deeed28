import { useState } from 'preact/hooks';
import { moderates, present } from '#classroom';
import { limits } from '#contract/limits';
import { SectionCohortsDocument } from '#contract/graphql/graphql';
import { ask as askApi } from '../../../api/client.ts';
import { Button } from '../../../look/Button.tsx';
import { Beneath, describe } from '../../../look/Field.tsx';
import { Form, useField } from '../../../look/Form.tsx';
import { intlTag, t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { atRandom, byCohort, membersOf } from './assign.ts';
import type { Assignment } from './assign.ts';

/** People in a group that one can talk in. */
const groupSize = 4;
/** Groups that can be asked for here; a class of 200 in fours. */
const most = 50;

/** Splits the class: how many groups, who is in which, and what they are to do. */
export function SplitForm({ onDone }: { onDone: () => void }) {
  const {
    live,
    act,
    ask,
    session: { section },
  } = useClass();
  const people = present(live.state.value, intlTag()).filter((person) => !moderates(person));
  const ids = people.map(({ id }) => id);
  const [wanted, setWanted] = useState(() => String(Math.min(most, Math.max(2, Math.ceil(ids.length / groupSize)))));
  const [names, setNames] = useState<readonly string[]>([]);
  const [task, setTask] = useState('');
  const count = names.length > 0 ? names.length : Number(wanted);
  const right = Number.isInteger(count) && count >= 1 && count <= most;
  const [assignment, setAssignment] = useState<Assignment>(() => atRandom(ids, count, Math.random));
  const nameOf = (place: number) => names[place] ?? t('class.groupName', { number: place + 1 });
  const [none, setNone] = useState(false);
  const mix = (groups: number) => {
    setNone(false);
    setNames([]);
    setAssignment(atRandom(ids, groups, Math.random));
  };
  const fromCohorts = async (sectionId: string) => {
    const { data, error } = await askApi(SectionCohortsDocument, { id: sectionId }, {});
    if (!data) throw error ?? new Error('no answer');
    const cohorts = new Map(
      (data.section.enrolments ?? []).flatMap(({ person, cohort }) => (cohort ? [[person.id, cohort.name]] : [])),
    );
    const found = byCohort(ids, cohorts, { intl: intlTag(), most, others: t('class.groupsOtherCohorts') });
    setNone(found.names.length === 0);
    if (found.names.length === 0) return;
    setNames(found.names.map((name) => name.slice(0, limits.shortText)));
    setAssignment(found.assignment);
  };
  const open = () => {
    const groups = membersOf(ids, assignment, count).map((members, place) => ({ name: nameOf(place), members }));
    ask(undefined);
    onDone();
    const named = task.trim() === '' ? {} : { task: task.trim() };
    void act(() => live.say('groups.open', { groups, ...named }));
  };
  return (
    <Form
      label={t('class.groups')}
      action={t('class.groupsOpen')}
      onSubmit={() => {
        open();
        return Promise.resolve(undefined);
      }}
    >
      <p class="soft">{t('class.groupsIntro')}</p>
      <div class="groups-how">
        <CountField
          value={names.length > 0 ? String(names.length) : wanted}
          onInput={(typed) => {
            setWanted(typed);
            const groups = Number(typed);
            if (Number.isInteger(groups) && groups >= 1 && groups <= most) mix(groups);
          }}
        />
        <Button onClick={() => right && mix(Number(wanted))}>{t('class.groupsRandom')}</Button>
        {section && live.self.value?.role === 'host' && (
          <Button onClick={() => void act(() => fromCohorts(section.id))}>{t('class.groupsByCohort')}</Button>
        )}
      </div>
      {none && <p role="status">{t('class.groupsNoCohort')}</p>}
      <label class="field">
        <span class="field-label">{t('class.groupTask')}</span>
        <textarea
          class="input"
          rows={2}
          value={task}
          maxLength={limits.questionText}
          onInput={({ currentTarget }) => setTask(currentTarget.value)}
        />
      </label>
      {people.length === 0 ? (
        <p class="soft">{t('class.groupsNoPeople')}</p>
      ) : (
        <ul class="groups-people">
          {people.map(({ id, name }) => (
            <li key={id}>
              <label class="groups-person">
                <span>{name}</span>
                <select
                  class="input"
                  aria-label={t('class.groupOf', { name })}
                  value={assignment[id] ?? ''}
                  onChange={({ currentTarget: { value } }) => {
                    const { [id]: _before, ...others } = assignment;
                    setAssignment(value === '' ? others : { ...others, [id]: Number(value) });
                  }}
                >
                  <option value="">{t('class.wholeClass')}</option>
                  {Array.from({ length: right ? count : 0 }, (_, place) => (
                    <option key={place} value={place}>
                      {nameOf(place)}
                    </option>
                  ))}
                </select>
              </label>
            </li>
          ))}
        </ul>
      )}
    </Form>
  );
}

/** How many groups: typed, or as many as there are cohorts. */
function CountField({ value, onInput }: { value: string; onInput: (typed: string) => void }) {
  const { id, error } = useField('count');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('class.groupCount')}
      </label>
      <input
        id={id}
        name="count"
        class="input"
        type="number"
        min={1}
        max={most}
        required
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        {...describe(id, undefined, error)}
      />
      <Beneath id={id} help={undefined} error={error} />
    </div>
  );
}
