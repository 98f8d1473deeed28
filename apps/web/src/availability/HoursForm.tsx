import { useEffect, useRef, useState } from 'preact/hooks';
import { MyAvailabilityDocument, SetAvailabilityDocument } from '#contract/graphql/graphql';
import type { AvailabilityPartsFragment } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { draftOf, dropDraft } from '../look/draft.ts';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { tell } from '../look/told.ts';
import { useLatest } from '../look/use-latest.ts';
import { intlTag, t } from '../words/words.ts';
import { Meaning } from './meaning/Meaning.tsx';
import { Settings } from './Settings.tsx';
import { DayRows } from './week/DayRows.tsx';
import { HoursGrid } from './week/HoursGrid.tsx';
import { hoursOf, problemsIn, rowsOf, rowsOfFields, weekdays, withDrawn } from './week/rows.ts';
import type { Drawn, HoursRow } from './week/rows.ts';
import { Saved } from './Saved.tsx';
import { weekdayName } from './week/names.ts';

/** Under which what is typed survives a reload. */
const keep = 'availability';

/** The weekly hours and what is asked of meetings. The rows are what is sent; the grid beside them writes into them. */
export function HoursForm({ opened }: { opened: AvailabilityPartsFragment }) {
  const [drafted] = useState(() => draftOf(keep));
  const [rows, setRows] = useState(() => (drafted.length > 0 ? rowsOfFields(drafted) : rowsOf(opened.hours)));
  const [zone, setZone] = useState(opened.zone);
  const [version, setVersion] = useState(opened.version);
  /** What the other fields begin from; another object draws them anew. */
  const [base, setBase] = useState({ settings: opened });
  const [elsewhere, setElsewhere] = useState<AvailabilityPartsFragment>();
  const latest = useLatest(rows);
  const box = useKept(rows);

  const save = async (values: FormData): Promise<readonly Problem[] | undefined> => {
    const number = (name: string) => Number(values.get(name) ?? '');
    const input = {
      zone: String(values.get('zone') ?? ''),
      hours: hoursOf(latest.current),
      noticeHours: number('noticeHours'),
      gapMinutes: number('gapMinutes'),
      mostPerWeek: values.get('mostPerWeek') === '' ? null : number('mostPerWeek'),
      version: Number(values.get('version')),
    };
    const { data, error } = await change(SetAvailabilityDocument, { input });
    setElsewhere(undefined);
    if (data) {
      setVersion(data.setAvailability.version);
      dropDraft(keep);
      tell(t('availability.saved'));
      return undefined;
    }
    const problems = error ? problemsOf(error) : [];
    if (!problems.some(({ code }) => code === 'STALE')) return problems;
    const now = await ask(MyAvailabilityDocument, {});
    if (!now.data) return now.error ? problemsOf(now.error) : problems;
    setElsewhere(now.data.myAvailability);
    setVersion(now.data.myAvailability.version);
    return [{ code: 'STALE' }];
  };
  const takeSaved = (saved: AvailabilityPartsFragment) => {
    setRows(rowsOf(saved.hours));
    setZone(saved.zone);
    setBase({ settings: saved });
    setElsewhere(undefined);
  };
  const typed = (row: HoursRow) => setRows((all) => all.map((one) => (one.id === row.id ? row : one)));

  return (
    <section class="availability stack" aria-labelledby="availability-week">
      <h2 id="availability-week">{t('availability.week')}</h2>
      {version === 0 && (
        <Notice>
          <p>{t('availability.nothingSaid')}</p>
        </Notice>
      )}
      <Form
        label={t('availability.week')}
        action={t('availability.save')}
        keep={keep}
        words={{ STALE: 'availability.stale', ENDS_FIRST: 'availability.endsFirst', OVERLAPS: 'availability.overlaps' }}
        check={() => problemsIn(latest.current, (weekday) => weekdayName(weekday, intlTag()))}
        onSubmit={save}
      >
        {elsewhere && <Saved saved={elsewhere} onTake={() => takeSaved(elsewhere)} />}
        <input
          type="hidden"
          name="version"
          value={version}
          onInput={({ currentTarget }) => setVersion(Number(currentTarget.value))}
        />
        <div ref={box} class="availability-both">
          <div class="availability-days">
            {weekdays.map((weekday) => (
              <DayRows
                key={weekday}
                weekday={weekday}
                rows={rows.filter((row) => row.weekday === weekday)}
                onRow={typed}
                onRows={(ofDay) => setRows((all) => [...all.filter((row) => row.weekday !== weekday), ...ofDay])}
              />
            ))}
          </div>
          <HoursGrid rows={rows} onDrawn={(drawn: Drawn) => setRows((all) => withDrawn(all, drawn))} />
        </div>
        <Settings key={base.settings.version} settings={base.settings} onZone={setZone} />
        <Meaning rows={rows} zone={zone} />
      </Form>
    </section>
  );
}

/** Adding, removing and drawing are kept as typing is: the form hears of them as of an input. */
function useKept(rows: readonly HoursRow[]) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(rows);
  useEffect(() => {
    if (before.current === rows) return;
    before.current = rows;
    box.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [rows]);
  return box;
}
