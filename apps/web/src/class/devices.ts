import { signal } from '@preact/signals';
import { keep, kept, names } from './engine/keep.ts';
import type { ChosenDevices } from './engine/media/capture.ts';

/** The microphone and camera chosen on this device. */
export const chosenDevices = signal<ChosenDevices>(read());

export function chooseDevice(kind: 'microphone' | 'camera', deviceId: string): void {
  chosenDevices.value = { ...chosenDevices.value, [kind]: deviceId };
  keep(names.devices, JSON.stringify(chosenDevices.value));
}

function read(): ChosenDevices {
  try {
    const { microphone, camera } = JSON.parse(kept(names.devices) ?? '{}') as Record<string, unknown>;
    return {
      microphone: typeof microphone === 'string' ? microphone : undefined,
      camera: typeof camera === 'string' ? camera : undefined,
    };
  } catch {
    return {};
  }
}

const kinds = { microphone: 'audioinput', camera: 'videoinput' } as const;

/** The devices of one kind. Browsers name them only after a permission was given. */
export async function devicesOf(kind: 'microphone' | 'camera'): Promise<MediaDeviceInfo[]> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  const all = (await media?.enumerateDevices()) ?? [];
  return all.filter((device) => device.kind === kinds[kind] && device.deviceId !== '' && device.label !== '');
}
