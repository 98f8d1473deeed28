/** Sound of one channel: samples from -1 to 1. */
export interface Sound {
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/**
 * Reads a RIFF WAVE file of 16-bit PCM, first channel only. A length field that lies (programs that write to a pipe cannot know
 * it) is cut to what is there.
 *
 * @throws {Error} when it is not such a file
 */
export function readWav(file: Buffer): Sound {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('Not a RIFF WAVE file.');
  }
  let format: { channels: number; rate: number } | undefined;
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4);
    const body = at + 8;
    const length = Math.min(file.readUInt32LE(at + 4), file.length - body);
    if (name === 'fmt ') {
      if (file.readUInt16LE(body) !== 1 || file.readUInt16LE(body + 14) !== 16) throw new Error('Not 16-bit PCM.');
      format = { channels: file.readUInt16LE(body + 2), rate: file.readUInt32LE(body + 4) };
    } else if (name === 'data' && format) {
      const frame = 2 * format.channels;
      const samples = new Float32Array(Math.floor(length / frame));
      for (let i = 0; i < samples.length; i++) samples[i] = file.readInt16LE(body + i * frame) / 32_768;
      return { samples, rate: format.rate };
    }
    at = body + length + (length % 2);
  }
  throw new Error('A WAVE file without sound.');
}

/** A RIFF WAVE file, one channel, 16-bit PCM. */
export function writeWav({ samples, rate }: Sound): Buffer {
  const file = Buffer.alloc(44 + 2 * samples.length);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(2 * rate, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, i) => {
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + 2 * i);
  });
  return file;
}

/** The same sound at another rate, by straight lines between samples: enough for speech, whose loudness is what is compared. */
export function resample({ samples, rate }: Sound, to: number): Sound {
  const result = new Float32Array(Math.floor((samples.length * to) / rate));
  for (let i = 0; i < result.length; i++) {
    const at = (i * rate) / to;
    const left = Math.floor(at);
    const here = samples[left] ?? 0;
    result[i] = here + ((samples[left + 1] ?? here) - here) * (at - left);
  }
  return { samples: result, rate: to };
}
