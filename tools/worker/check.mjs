// Tries the worker that MEDIASOUP_WORKER_BIN names through mediasoup itself: both must speak the same protocol, and the
// libraries behind WebRTC and SRTP must come up. Run as a process of its own, because a worker may crash.
import * as mediasoup from 'mediasoup';

const listenInfos = [{ protocol: 'udp', ip: '127.0.0.1' }];
const worker = await mediasoup.createWorker();
const ended = new Promise((resolve) => worker.once('subprocessclose', resolve));
const router = await worker.createRouter({
  mediaCodecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 }],
});
const webRtcServer = await worker.createWebRtcServer({ listenInfos });
const webRtcTransport = await router.createWebRtcTransport({ webRtcServer });
if (webRtcTransport.dtlsParameters.fingerprints.length === 0) throw new Error('the worker has no DTLS certificate');

for (const srtpCryptoSuite of ['AEAD_AES_256_GCM', 'AEAD_AES_128_GCM', 'AES_CM_128_HMAC_SHA1_80']) {
  const options = { listenInfo: listenInfos[0], enableSrtp: true, srtpCryptoSuite };
  const [first, second] = await Promise.all([
    router.createPlainTransport(options),
    router.createPlainTransport(options),
  ]);
  await first.connect({ ip: '127.0.0.1', port: second.tuple.localPort, srtpParameters: second.srtpParameters });
}
worker.close();
await ended;
