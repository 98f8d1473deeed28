import type { Device } from 'mediasoup-client';
import type { types } from 'mediasoup-client';
import { MediaFailure } from './failure.ts';

export type RouterCapabilities = { codecs: { mimeType: string }[] };

/**
 * The browser's side of the SFU for one router. mediasoup-client is fetched only here, while the device check is shown.
 *
 * @throws {MediaFailure} unsupported: an old browser, or an address without https
 */
export async function loadDevice(capabilities: RouterCapabilities): Promise<Device> {
  const { Device: Constructor } = await import('mediasoup-client');
  try {
    const device = await Constructor.factory();
    // Its frame was checked on arrival; mediasoup-client itself validates the rest.
    await device.load({ routerRtpCapabilities: capabilities as types.RtpCapabilities });
    return device;
  } catch (error) {
    throw new MediaFailure('unsupported', error);
  }
}
