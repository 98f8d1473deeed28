/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { loadWords, showLanguage } from '../../words/words.ts';
import { chosenDevices } from '../devices.ts';
import { DevicePicker } from './DevicePicker.tsx';

/** What is plugged in. */
class Devices extends EventTarget {
  private now: { kind: string; deviceId: string; label: string }[] = [];
  enumerateDevices = () => Promise.resolve(this.now);
  plug(...labels: string[]): void {
    const camera = { kind: 'videoinput', deviceId: 'camera', label: 'Webcam' };
    this.now = [camera, ...labels.map((label) => ({ kind: 'audioinput', deviceId: `id of ${label}`, label }))];
    this.dispatchEvent(new Event('devicechange'));
  }
}
let devices: Devices;
const picker = () => screen.queryByRole<HTMLSelectElement>('combobox', { name: 'Microphone' });
const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent);

beforeAll(async () => {
  await Promise.all([loadWords('class'), loadWords('lead')]);
  await showLanguage('en');
});
beforeEach(() => {
  localStorage.clear();
  chosenDevices.value = {};
  devices = new Devices();
  Object.defineProperty(navigator, 'mediaDevices', { value: devices, configurable: true });
});
afterEach(() => void Reflect.deleteProperty(navigator, 'mediaDevices'));

describe('DevicePicker', () => {
  it('keeps the microphone that is chosen on this device, and tells of it', async () => {
    const user = userEvent.setup();
    const onChoose = jest.fn();
    devices.plug('Built-in', 'Headset');
    render(<DevicePicker kind="microphone" onChoose={onChoose} />);
    await waitFor(() => expect(picker()?.value).toBe('id of Built-in'));
    expect(options()).toEqual(['Built-in', 'Headset']);
    await user.selectOptions(picker() as HTMLElement, 'Headset');
    expect(chosenDevices.value.microphone).toBe('id of Headset');
    expect(localStorage.getItem('ikiraro.class.devices')).toContain('id of Headset');
    expect(onChoose).toHaveBeenCalledTimes(1);
    expect(picker()?.value).toBe('id of Headset');
  });

  it('follows what is plugged in and out, and shows the first when the chosen one is gone', async () => {
    chosenDevices.value = { microphone: 'id of Headset' };
    devices.plug('Built-in');
    render(<DevicePicker kind="microphone" onChoose={() => undefined} />);
    expect(picker()).toBeNull();
    act(() => devices.plug('Built-in', 'Headset'));
    await waitFor(() => expect(picker()?.value).toBe('id of Headset'));
    act(() => devices.plug('Built-in', 'Table'));
    await waitFor(() => expect(picker()?.value).toBe('id of Built-in'));
    // It is only away: plugged in again it is the one.
    act(() => devices.plug('Built-in', 'Headset', 'Table'));
    await waitFor(() => expect(picker()?.value).toBe('id of Headset'));
  });

  it('names the only one where that is asked for, and counts none without a name', async () => {
    devices.plug('Built-in', '');
    render(<DevicePicker kind="microphone" onChoose={() => undefined} one />);
    expect(await screen.findByText('The only one found: Built-in')).toBeTruthy();
  });

  it('shows nothing where the browser has no devices to offer', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
    const { container } = render(<DevicePicker kind="microphone" onChoose={() => undefined} one />);
    await act(() => Promise.resolve());
    expect(container.textContent).toBe('');
  });
});
