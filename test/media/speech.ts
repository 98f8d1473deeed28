import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { cachedFile } from './cache.ts';
import { readWav, resample, writeWav } from './wav.ts';
import type { Sound } from './wav.ts';

/** One thing said: by which espeak-ng voice, how fast (words a minute), and the silence after it (ms). */
interface Sentence {
  readonly voice: string;
  readonly pace: number;
  readonly text: string;
  readonly pauseMs: number;
}

/**
 * What the people of the browser tests say, each over and over. The pauses differ, so that the rise and fall of one voice cannot be
 * taken for the other's.
 */
const speeches = {
  lecturer: [
    { voice: 'fr', pace: 150, pauseMs: 900, text: 'Bonjour à toutes et à tous, soyez les bienvenus au cours.' },
    { voice: 'fr', pace: 165, pauseMs: 350, text: 'Aujourd’hui nous parlons des index dans une base de données.' },
    { voice: 'fr', pace: 135, pauseMs: 1600, text: 'Un index est un arbre. On y descend, pas à pas.' },
    { voice: 'en', pace: 155, pauseMs: 600, text: 'For those who prefer English: an index trades space for time.' },
    { voice: 'en', pace: 140, pauseMs: 1200, text: 'Question?' },
    { voice: 'fr', pace: 150, pauseMs: 1900, text: 'Écrivez-le dans la discussion, je réponds tout de suite.' },
  ],
  student: [
    { voice: 'en+f3', pace: 190, pauseMs: 1900, text: 'Good evening.' },
    { voice: 'en+f3', pace: 175, pauseMs: 250, text: 'Yes.' },
    { voice: 'en+f3', pace: 175, pauseMs: 2300, text: 'Thank you, I have one question about the second exercise.' },
    { voice: 'fr+f2', pace: 180, pauseMs: 700, text: 'Pourquoi deux index?' },
    {
      voice: 'fr+f2',
      pace: 150,
      pauseMs: 2700,
      text: 'Est-ce que cela ne ralentit pas chaque écriture, quand la table est grande?',
    },
    { voice: 'en+f3', pace: 160, pauseMs: 1100, text: 'Is it always worth it?' },
  ],
  /** Without pauses: for measuring how soon a voice is heard. */
  reader: [
    {
      voice: 'fr',
      pace: 170,
      pauseMs: 0,
      text: 'Un index est un arbre que l’on descend pas à pas pour trouver en peu de lectures ce que l’on cherche parmi des millions de lignes sans les lire toutes et sans rien perdre de ce qui a été écrit entre temps par les autres',
    },
  ],
} as const satisfies Record<string, readonly Sentence[]>;

export type Speaker = keyof typeof speeches;

/** Samples a second of the files: what Chromium's capture works at, so that nothing is converted on the way. */
const rate = 48_000;

/** Path of a WAV of that person's speech (48 kHz, mono, about 20 s), made by espeak-ng when it is not there yet. */
export function speechFile(speaker: Speaker): Promise<string> {
  return cachedFile(`speech-${speaker}`, 'wav', JSON.stringify({ sentences: speeches[speaker], rate }), async () =>
    writeWav(await say(speeches[speaker])),
  );
}

async function say(sentences: readonly Sentence[]): Promise<Sound> {
  const parts: Float32Array[] = [];
  for (const { voice, pace, text, pauseMs } of sentences) {
    const spoken = resample(readWav(await espeak(['-v', voice, '-s', String(pace), '--stdout', text])), rate);
    parts.push(spoken.samples, new Float32Array(Math.round((rate * pauseMs) / 1000)));
  }
  const samples = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, rate };
}

async function espeak(words: string[]): Promise<Buffer> {
  try {
    const { stdout } = await promisify(execFile)('espeak-ng', words, { encoding: 'buffer', maxBuffer: 64_000_000 });
    return stdout;
  } catch (cause) {
    throw new Error('The browser tests need espeak-ng to speak: apt-get install espeak-ng', { cause });
  }
}
