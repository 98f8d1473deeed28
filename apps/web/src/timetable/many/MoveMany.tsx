import { useRef } from 'preact/hooks';
import { CheckMovesDocument, MoveSessionsDocument, RoomsOfSectionDocument } from '#contract/graphql/graphql';
import type { ClashKind, MoveLinesFragment } from '#contract/graphql/graphql';
import { ask, change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemsOf } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { Check as Tick, Field, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import type { Ticks } from '../../look/Ticked.tsx';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { kindWords } from '../plan/clash-words.ts';
import { kindsToAccept } from '../plan/clashes.ts';
import { ReasonField } from '../plan/ReasonField.tsx';
import { useFormValues, usePlanCheck } from '../plan/use-plan-form.ts';
import type { Meeting, Moved, Section } from './ManySessions.tsx';
import { MovePreview } from './MovePreview.tsx';
import { furthest, movesOf, noRoom, readShift, units } from './shift.ts';
import type { Unit } from './shift.ts';

const unitWords: Readonly<Record<Unit, MessageId>> = {
  days: 'moves.days',
  weeks: 'moves.weeks',
  earlierDays: 'moves.earlierDays',
  earlierWeeks: 'moves.earlierWeeks',
};

/** Moves the ticked sessions: shows of each what becomes of it, before anything is saved. */
export function MoveMany({
  section,
  sessions,
  ticks,
  onClose,
  onDone,
}: {
  section: Section;
  sessions: readonly Meeting[];
  ticks: Ticks;
  onClose: () => void;
  onDone: (moved: Moved) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const shift = useFormValues(box, readShift);
  const rooms = useData(RoomsOfSectionDocument, { id: section.id }).data?.section.campus.rooms ?? [];
  const moves = shift && movesOf(sessions, shift);
  const [{ check, problem, busy }, found] = usePlanCheck<object, MoveLinesFragment>(
    moves && { sectionId: section.id, moves },
    async () => {
      if (!moves) return { check: undefined };
      const { data, error } = await ask(CheckMovesDocument, { input: { sectionId: section.id, moves, accept: [] } });
      return { check: data?.checkMoves, error };
    },
  );
  const kinds = kindsToAccept(check?.moves.flatMap(({ clashes }) => clashes) ?? []);
  const title = t('moves.moveThese', { count: sessions.length });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        action={title}
        words={{
          CLASHES: 'moves.refused',
          NOTHING: 'moves.nothing',
          TOO_MANY: 'moves.tooMany',
          CONFLICT: 'error.classBegun',
        }}
        beside={<Button onClick={onClose}>{t('dialog.back')}</Button>}
        onSubmit={async (values) => {
          const asked = movesOf(sessions, readShift(values));
          if (!asked) return [{ code: 'NOTHING' }];
          const accept = values.getAll('accept') as ClashKind[];
          const reason = values.get('reason') as string;
          const input = { sectionId: section.id, moves: asked, reason, accept };
          const { data, error } = await change(MoveSessionsDocument, { input });
          if (error) return problemsOf(error);
          const result = data?.moveSessions;
          if (!result) return [{ code: 'INTERNAL' }];
          if (result.__typename === 'MovesRefused') {
            found(result.check);
            return [{ code: 'CLASHES' }];
          }
          onDone({ before: sessions, after: result.sessions, told: result.told });
          return undefined;
        }}
      >
        <div ref={box} class="stack">
          <div class="form-pair">
            <Field
              name="by"
              type="number"
              inputMode="numeric"
              label={t('moves.by')}
              min={0}
              max={furthest}
              optional
              autoFocus
            />
            <SelectField name="unit" label={t('moves.unit')} defaultValue="days">
              {units.map((unit) => (
                <option key={unit} value={unit}>
                  {t(unitWords[unit])}
                </option>
              ))}
            </SelectField>
          </div>
          <div class="form-pair">
            <Field name="time" type="time" label={t('moves.time')} help={t('moves.timeHelp')} optional />
            <SelectField name="room" label={t('plan.room')} defaultValue="" optional>
              <option value="">{t('moves.sameRoom')}</option>
              <option value={noRoom}>{t('plan.noRoom')}</option>
              {rooms.map(({ id, name, seats }) => (
                <option key={id} value={id}>
                  {t('plan.roomWithSeats', { name, seats })}
                </option>
              ))}
            </SelectField>
          </div>
          <ReasonField />
          <MovePreview
            section={section}
            check={check}
            problem={problem}
            busy={busy}
            onLeaveOut={(ids) => ticks.tickThese(sessions.flatMap(({ id }) => (ids.includes(id) ? [] : [id])))}
          />
          {kinds.length > 0 && (
            <fieldset>
              <legend class="field-label">{t('plan.accept')}</legend>
              {kinds.map((kind) => (
                <Tick key={kind} name="accept" value={kind}>
                  {kindWords(kind)}
                </Tick>
              ))}
            </fieldset>
          )}
        </div>
      </Form>
    </Dialog>
  );
}
