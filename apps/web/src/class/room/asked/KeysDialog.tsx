import { useState } from 'preact/hooks';
import { mayDrawOn } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { Dialog } from '../../../look/Dialog.tsx';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import { mayBeFull } from '../stage/full.ts';
import { useClass } from '../class-context.ts';
import { isOfTwo } from '../../session.ts';
import { keysOn, turnKeys } from '../use-keys.ts';

type Key = [string, MessageId];
const some = (has: boolean, key: Key): Key[] => (has ? [key] : []);

/** The keys of the class, and a way to turn them off. */
export function KeysDialog() {
  const { live, session, ask } = useClass();
  const [on, setOn] = useState(keysOn);
  const leads = live.moderates.value;
  const state = live.state.value;
  const page = live.page.value;
  const keys: Key[] = [
    ['m', 'asked.keyMicrophone'],
    ...some(leads, ['c', 'asked.keyCamera']),
    ...some(mayDrawOn(state, live.me, page), ['b', 'asked.keyBoard']),
    ...some(leads, ['t', 'asked.keyLead']),
    ...some(leads && session.section !== null, ['s', 'class.slides']),
    ['Page', 'asked.keyPages'],
    ...some(mayBeFull(), ['f', 'class.fullScreen']),
    ...some(!leads, ['h', 'asked.keyHand']),
    ['r', 'asked.keyReact'],
    ...some(!isOfTwo(session), ['q', 'asked.keyQuestion']),
    ['/', 'asked.keyMessages'],
    ['?', 'asked.keyHelp'],
  ];
  const close = () => ask(undefined);
  return (
    <Dialog title={t('asked.keysTitle')} onClose={close}>
      <dl class="keys">
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget }) => {
            turnKeys(currentTarget.checked);
            setOn(currentTarget.checked);
          }}
        />
        <span>{t('asked.keysUse')}</span>
      </label>
      <div class="row">
        <Button onClick={close}>{t('class.close')}</Button>
      </div>
    </Dialog>
  );
}
