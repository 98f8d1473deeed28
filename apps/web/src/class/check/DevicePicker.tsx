import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../../words/words.ts';
import { chooseDevice, chosenDevices, devicesOf } from '../devices.ts';

/** The choice among several microphones or cameras; of only one nothing, or its name. */
export function DevicePicker({
  kind,
  onChoose,
  one = false,
}: {
  kind: 'microphone' | 'camera';
  onChoose: () => void;
  /** Names the only one too. */
  one?: boolean;
}) {
  const id = useId();
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    const look = () => void devicesOf(kind).then(setDevices);
    look();
    const media = navigator.mediaDevices as MediaDevices | undefined;
    media?.addEventListener('devicechange', look);
    return () => media?.removeEventListener('devicechange', look);
  }, [kind]);
  if (devices.length < 2) {
    const [only] = devices;
    return one && only ? <p class="soft">{t('class.onlyDevice', { name: only.label })}</p> : null;
  }
  const chosen = chosenDevices.value[kind];
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t(kind === 'microphone' ? 'class.microphone' : 'class.camera')}
      </label>
      <select
        id={id}
        class="input"
        value={devices.some(({ deviceId }) => deviceId === chosen) ? chosen : devices[0]?.deviceId}
        onChange={({ currentTarget }) => {
          chooseDevice(kind, currentTarget.value);
          onChoose();
        }}
      >
        {devices.map(({ deviceId, label }) => (
          <option key={deviceId} value={deviceId}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
