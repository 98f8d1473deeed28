/**
 * Measures how loud a microphone is, 0 (silence) to 1 (as loud as it gets), on a scale of 60 dB as ears have it.
 *
 * @param onLevel called about fifteen times a second
 * @returns stops measuring; the track is left open
 */
export function measureLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
  }, 66);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/** Root mean square of samples from -1 to 1, as a share of the upper 60 dB. */
export function levelOf(samples: Float32Array): number {
  let squares = 0;
  for (const sample of samples) squares += sample * sample;
  const decibels = 10 * Math.log10(squares / samples.length);
  return Math.min(1, Math.max(0, 1 + decibels / 60));
}

/** Plays two short tones, so that a person knows whether they will hear the class. */
export async function playTones(): Promise<void> {
  const context = new AudioContext();
  await context.resume();
  const gain = context.createGain();
  gain.connect(context.destination);
  gain.gain.value = 0.2;
  const tones = [440, 660].map((hertz, index) => {
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(gain);
    tone.start(context.currentTime + index * 0.35);
    tone.stop(context.currentTime + index * 0.35 + 0.3);
    return tone;
  });
  await new Promise((resolve) => tones.at(-1)?.addEventListener('ended', resolve));
  await context.close();
}
