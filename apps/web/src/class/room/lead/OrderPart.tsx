import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { permissionsOf } from './permissions.ts';

/** What students may do (a ticked box means that they may), and silence for all. */
export function OrderPart() {
  const { live, act } = useClass();
  const { board } = live.state.value;
  return (
    <>
      <fieldset class="stack-tight">
        <legend class="field-label">{t('class.studentsMay')}</legend>
        {permissionsOf(live.state.value).map(({ word, granted, turn }) => (
          <label key={word} class="check">
            <input
              type="checkbox"
              checked={granted}
              onChange={({ currentTarget }) => void act(() => turn(live, currentTarget.checked))}
            />
            <span>{t(word)}</span>
          </label>
        ))}
      </fieldset>
      <div class="row">
        <Button onClick={() => void act(() => live.say('order.muteAll', {}))}>{t('class.muteAll')}</Button>
        {board.openTo !== 'all' && board.openTo.length > 0 && (
          <Button onClick={() => void act(() => live.say('board.take', {}))}>{t('class.boardForNobody')}</Button>
        )}
      </div>
    </>
  );
}
