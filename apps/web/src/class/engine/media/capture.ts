import { cameraFrameRate, cameraSize } from '#classroom';
import type { Source, Standing } from '#classroom';
import { MediaFailure, captureTrouble } from './failure.ts';

/** Devices chosen in the check, by their browser id; absent: the system's own choice. */
export interface ChosenDevices {
  readonly microphone?: string | undefined;
  readonly camera?: string | undefined;
}

/** `ideal`, so that a device that was unplugged since is replaced by another instead of by an error. */
const chosen = (deviceId: string | undefined) => (deviceId === undefined ? {} : { deviceId: { ideal: deviceId } });

function constraints(
  source: 'microphone' | 'camera',
  devices: ChosenDevices,
  standing: Standing,
): MediaStreamConstraints {
  if (source === 'microphone') {
    return {
      audio: {
        ...chosen(devices.microphone),
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
        channelCount: 1,
      },
    };
  }
  return {
    video: {
      ...chosen(devices.camera),
      width: { ideal: cameraSize[standing].width },
      height: { ideal: cameraSize[standing].height },
      frameRate: { ideal: cameraFrameRate, max: 30 },
    },
  };
}

/** A shared screen is read, not watched: sharp letters at few pictures a second. */
const screenPicture = { width: { max: 1920 }, height: { max: 1080 }, frameRate: { ideal: 5, max: 10 } } as const;

/**
 * What is heard of it comes along where the browser offers it. All the system's sound only where the browser can leave out what this page plays: students
 * would hear themselves.
 */
function screenConstraints(media: MediaDevices): DisplayMediaStreamOptions {
  const leavesOutOwn = 'restrictOwnAudio' in media.getSupportedConstraints();
  const asItIs = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
  return {
    video: screenPicture,
    audio: { ...asItIs, restrictOwnAudio: true } as MediaTrackConstraints,
    // Not in the types yet (W3C Screen Capture, 5.5).
    ...{ systemAudio: leavesOutOwn ? 'include' : 'exclude' },
  };
}

/** What a press opens: of a screen the sound comes with it. */
export type Device = Exclude<Source, 'screen-sound'>;

const hints: Readonly<Record<Source, string>> = {
  microphone: 'speech',
  camera: '',
  screen: 'text',
  'screen-sound': 'music',
};

/**
 * Opens a device. Call it from a press: browsers ask the person here.
 *
 * @returns the device's own track first; of a screen, its sound may follow
 * @throws {MediaFailure}
 */
export async function capture(
  source: Device,
  devices: ChosenDevices,
  standing: Standing = 'lecturer',
): Promise<[MediaStreamTrack, MediaStreamTrack?]> {
  // Absent on insecure addresses, whatever the types say.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media) throw new MediaFailure('unsupported');
  let stream: MediaStream;
  try {
    stream =
      source === 'screen'
        ? await media.getDisplayMedia(screenConstraints(media))
        : await media.getUserMedia(constraints(source, devices, standing));
  } catch (error) {
    const trouble = captureTrouble(error);
    // Closing the chooser and forbidding the page look the same; the first is far more frequent and needs no words.
    throw new MediaFailure(source === 'screen' && trouble === 'denied' ? 'cancelled' : trouble, error);
  }
  const [track] = source === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
  if (!track) throw new MediaFailure('no-device');
  track.contentHint = hints[source];
  const [sound] = source === 'screen' ? stream.getAudioTracks() : [];
  if (!sound) return [track];
  sound.contentHint = hints['screen-sound'];
  return [track, sound];
}
