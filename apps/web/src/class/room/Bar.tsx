import type { ComponentChildren } from 'preact';
import { personOf } from '#classroom';
import type { Source } from '#classroom';
import { Icon } from '../../look/Icon.tsx';
import { intlTag, t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { ClassIcon } from './ClassIcon.tsx';
import type { ClassIconName } from './ClassIcon.tsx';
import { toggleHand, toggleOwn } from './toggles.ts';
import { useRoom } from './room-context.ts';

/** What one can do at any moment. */
export function Bar() {
  const { live, act, ask } = useRoom();
  const self = personOf(live.state.value, live.me);
  const host = self?.role === 'host';
  const handUp = self?.hand !== undefined;
  return (
    <nav class="room-bar" aria-label={t('class.controls')}>
      {!host && (handUp || self?.hasFloor !== true) && (
        <BarButton
          icon="hand"
          word={t(handUp ? 'class.lowerHand' : 'class.raiseHand')}
          shortcut="h"
          state={handUp ? 'on' : 'off'}
          onPress={() => void act(() => toggleHand(live))}
        />
      )}
      {(host || self?.hasFloor === true) && <OwnButton source="microphone" shortcut="m" />}
      {host && <OwnButton source="camera" shortcut="c" />}
      {host && 'getDisplayMedia' in (navigator.mediaDevices ?? {}) && <OwnButton source="screen" />}
      <DataButton onPress={() => ask('data')} />
      <button type="button" class="bar-button" onClick={() => void live.leave()}>
        <Icon name="leave" />
        <span class="bar-word">{t('class.leave')}</span>
      </button>
      {host && (
        <button type="button" class="bar-button bar-end" onClick={() => ask('end')}>
          <Icon name="close" />
          <span class="bar-word">{t('class.endForAll')}</span>
        </button>
      )}
    </nav>
  );
}

const own: Readonly<Record<Source, { on: ClassIconName; off: ClassIconName; turnOn: MessageId; turnOff: MessageId }>> =
  {
    microphone: {
      on: 'microphone',
      off: 'microphoneOff',
      turnOn: 'class.microphoneOn',
      turnOff: 'class.microphoneOff',
    },
    camera: { on: 'camera', off: 'cameraOff', turnOn: 'class.cameraOn', turnOff: 'class.cameraOff' },
    screen: { on: 'screenOff', off: 'screen', turnOn: 'class.shareScreen', turnOff: 'class.stopScreen' },
  };

function OwnButton({ source, shortcut }: { source: Source; shortcut?: string }) {
  const { live } = useRoom();
  const state = live.media.own.of(source).value;
  const off = state.is === 'off';
  const { on, off: offIcon, turnOn, turnOff } = own[source];
  return (
    <BarButton
      icon={off ? offIcon : on}
      word={t(off ? turnOn : turnOff)}
      shortcut={shortcut}
      state={off ? 'off' : state.is === 'on' ? 'on' : 'busy'}
      onPress={() => toggleOwn(live, source)}
    />
  );
}

function BarButton({
  icon,
  word,
  shortcut,
  state,
  onPress,
}: {
  icon: ClassIconName;
  word: ComponentChildren;
  shortcut?: string | undefined;
  state: 'on' | 'off' | 'busy';
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      class={`bar-button bar-${state}`}
      aria-keyshortcuts={shortcut}
      aria-busy={state === 'busy'}
      onClick={onPress}
    >
      <ClassIcon name={icon} />
      <span class="bar-word">{word}</span>
      {shortcut !== undefined && (
        <kbd class="bar-key" aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </button>
  );
}

function DataButton({ onPress }: { onPress: () => void }) {
  const { live } = useRoom();
  const megabytes = new Intl.NumberFormat(intlTag(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    live.data.value.megabytes,
  );
  return (
    <button type="button" class="bar-button bar-data" onClick={onPress}>
      <ClassIcon name="data" />
      <span class="visually-hidden">{t('class.dataUsed')}</span>
      <span class="figures">{t('class.megabytes', { megabytes })}</span>
    </button>
  );
}
