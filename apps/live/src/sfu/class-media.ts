import { Logger } from '@nestjs/common';
import type { types } from 'mediasoup';
import type { Push } from '#contract';
import type { Source } from '#classroom';
import { mediaCodecs, routerCapabilities } from './codecs.ts';
import { asked } from './client-transport.ts';
import { PersonMedia } from './person-media.ts';
import type { PersonPort } from './person-media.ts';
import type { RunningWorker, Workers } from './workers.ts';

/** What a producer of a class carries with it. */
export interface ProducerData extends types.AppData {
  personId: string;
  source: Source;
}
export type ClassProducer = types.Producer<ProducerData>;

/** A class's router, and where it runs. */
export interface ClassRouter {
  readonly router: types.Router;
  readonly on: RunningWorker;
  readonly levels: types.AudioLevelObserver;
}

export interface ClassMediaListener {
  /** Somebody sends something new, or something no longer. */
  changed(): void;
  /** The worker died: everything is to be set up again. */
  reset(capabilities: Push<'media.reset'>['routerCapabilities']): void;
  /** A voice is there to be understood. */
  voice?(router: types.Router, voice: ClassProducer): void;
  /** Who is heard, loudest first; only said when it changes. */
  speaking(personIds: string[]): void;
}

/**
 * Loudness from which somebody counts as speaking, dBov; ms between looks; how many at once (a class may be split into groups). mediasoup ignores people who sent fewer
 * than ten packets between two looks: voice comes in packets of 60 ms, so half a second would hear nobody, and a second still
 * hears a sender who loses a third.
 */
const speaking = { threshold: -60, interval: 1_000, maxEntries: 40 } as const;

/** The media of one class: a router on the worker with the least to do, made when media are first asked for. */
export class ClassMedia {
  private readonly people = new Map<string, PersonMedia>();
  private readonly logger = new Logger(ClassMedia.name);
  private current: Promise<ClassRouter> | undefined;
  private heard = '';
  private listener: ClassMediaListener | undefined;

  constructor(private readonly workers: Workers) {}

  listen(listener: ClassMediaListener): void {
    this.listener = listener;
  }

  /** @throws {LiveFailure} UNAVAILABLE when no worker runs */
  router(): Promise<ClassRouter> {
    this.current ??= this.makeRouter();
    return this.current;
  }

  person(personId: string, port: PersonPort): PersonMedia {
    const person = new PersonMedia(personId, this, port);
    this.people.set(personId, person);
    return person;
  }

  forget(personId: string): void {
    this.people.delete(personId);
  }

  /** What everybody but this person sends. */
  producersFor(personId: string): ClassProducer[] {
    return [...this.people.values()]
      .filter((person) => person.personId !== personId)
      .flatMap((person) => person.producers);
  }

  /** Somebody sends something new: people who want it get a consumer. */
  announce(producer: ClassProducer): void {
    if (producer.appData.source === 'microphone') void this.measure(producer);
    for (const person of this.people.values()) {
      if (person.personId !== producer.appData.personId) person.follow();
    }
  }

  /** Somebody sent more than they may. */
  exceeded(personId: string, source: Source): void {
    this.logger.warn(`${personId} sends more than a ${source} may take, and was cut off.`);
  }

  private async measure(producer: ClassProducer): Promise<void> {
    try {
      const { levels, router } = await this.router();
      this.listener?.voice?.(router, producer);
      await levels.addProducer({ producerId: producer.id });
    } catch (error) {
      if (!producer.closed) this.logger.warn(`A voice is not measured: ${String(error)}`);
    }
  }

  changed(): void {
    this.listener?.changed();
  }

  /** Closes what there is; asked again, it begins anew. */
  close(): void {
    const current = this.current;
    this.current = undefined;
    current?.then(
      ({ router }) => {
        router.close();
      },
      () => undefined,
    );
  }

  private makeRouter(): Promise<ClassRouter> {
    const making = this.createRouter();
    making.then(
      ({ router }) => {
        router.once('workerclose', () => {
          if (this.current === making) this.workerGone();
        });
        if (router.closed && this.current === making) this.workerGone();
      },
      (error: unknown) => {
        if (this.current === making) this.current = undefined;
        this.logger.warn(`No router could be made: ${String(error)}`);
      },
    );
    return making;
  }

  private async createRouter(): Promise<ClassRouter> {
    const on = await this.workers.pick();
    const router = await asked('router', () => on.worker.createRouter({ mediaCodecs }));
    const levels = await asked('router', () => router.createAudioLevelObserver(speaking));
    levels.on('volumes', (volumes) => {
      this.hear(volumes.map(({ producer }) => (producer.appData as ProducerData).personId));
    });
    levels.on('silence', () => {
      this.hear([]);
    });
    return { router, on, levels };
  }

  private hear(personIds: string[]): void {
    const heard = personIds.join(' ');
    if (heard === this.heard) return;
    this.heard = heard;
    this.listener?.speaking(personIds);
  }

  private workerGone(): void {
    this.current = undefined;
    for (const person of this.people.values()) person.lost();
    this.hear([]);
    this.listener?.reset(routerCapabilities);
    this.listener?.changed();
  }
}
