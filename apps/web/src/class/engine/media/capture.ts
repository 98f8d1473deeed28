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
const screenConstraints = {
  video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { ideal: 5, max: 10 } },
  audio: false,
} as const;

/**
 * Opens a device. Call it from a press: browsers ask the person here.
 *
 * @throws {MediaFailure}
 */
export async function capture(
  source: Source,
  devices: ChosenDevices,
  standing: Standing = 'lecturer',
): Promise<MediaStreamTrack> {
  // Absent on insecure addresses, whatever the types say.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media) throw new MediaFailure('unsupported');
  let stream: MediaStream;
  try {
    stream =
      source === 'screen'
        ? await media.getDisplayMedia(screenConstraints)
        : await media.getUserMedia(constraints(source, devices, standing));
  } catch (error) {
    const trouble = captureTrouble(error);
    // Closing the chooser and forbidding the page look the same; the first is far more frequent and needs no words.
    throw new MediaFailure(source === 'screen' && trouble === 'denied' ? 'cancelled' : trouble, error);
  }
  const [track] = stream.getTracks();
  if (!track) throw new MediaFailure('no-device');
  track.contentHint = source === 'screen' ? 'text' : source === 'microphone' ? 'speech' : '';
  return track;
}
