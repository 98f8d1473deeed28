import type { types } from 'mediasoup';
import type { CaptionSource } from './caption-source.ts';
import { readRtp } from './rtp.ts';

/**
 * Gives a voice to a source of captions until the voice is over.
 *
 * @param said takes what was understood
 * @throws what mediasoup throws when the router or the voice is gone
 */
export async function hearOut(
  router: types.Router,
  voice: types.Producer,
  personId: string,
  source: CaptionSource,
  said: (text: string) => void,
): Promise<void> {
  const transport = await router.createDirectTransport();
  let stop = (): void => {
    transport.close();
  };
  try {
    const consumer = await transport.consume({ producerId: voice.id, rtpCapabilities: router.rtpCapabilities });
    let over = false;
    const listener = source.listen({ personId }, (text) => {
      if (!over) said(text);
    });
    stop = () => {
      if (over) return;
      over = true;
      listener.stop();
      transport.close();
    };
    consumer.on('rtp', (bytes) => {
      const packet = readRtp(bytes);
      if (packet) listener.packet(packet);
    });
    consumer.observer.once('close', () => {
      stop();
    });
    if (consumer.closed) stop();
  } catch (error) {
    stop();
    throw error;
  }
}
