import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { can } from '#access';
import type { Actor, Facts } from '#access';
import { FactsOfObjects } from '../access/facts.repository.ts';
import { SignIns } from '../sign-in/sign-ins.ts';
import { Channel } from './channel.ts';
import type { Listener } from './listener.ts';
import { TimetableNotices } from './notices.ts';
import { TimetableRepository } from './timetable.repository.ts';

/** How long a sign-in that was revoked may go on listening when nothing happens, ms. */
const checkMs = 30_000;

type Concerns = (actor: Actor, facts: Facts) => boolean;
interface Entry {
  listener: Listener;
  concerns: Concerns;
  channel: Channel;
}

/**
 * Who is told of changes of the timetable. A batch of notices costs four statements, however many listen: who they are now,
 * what the sections are, who stands in there, and who takes part in sessions of other owners.
 */
@Injectable()
export class TimetableListeners implements OnModuleDestroy {
  private readonly logger = new Logger('Timetable');
  private readonly entries = new Set<Entry>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly timetable: TimetableRepository,
    private readonly facts: FactsOfObjects,
    private readonly signIns: SignIns,
    notices: TimetableNotices,
  ) {
    notices.onChange((sectionIds) => {
      this.tell(sectionIds).catch((error: unknown) => {
        this.logger.error(`A change could not be told: ${String(error)}`);
      });
    });
  }

  /** Sections that the listener teaches, stands in or learns in, and other owners in whose sessions they take part. */
  ofPerson(listener: Listener): Channel {
    const concerns: Concerns = ({ personId }, { lecturerIds = [], studentIds = [] }) =>
      lecturerIds.includes(personId) || studentIds.includes(personId);
    return this.add(listener, concerns);
  }

  ofInstitution(listener: Listener, institutionId: string): Channel {
    const id = institutionId.toLowerCase();
    return this.add(listener, (_, facts) => facts.institutionId === id);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    for (const { channel } of this.entries) void channel.return();
  }

  private add(listener: Listener, concerns: Concerns): Channel {
    const channel = new Channel(() => {
      this.entries.delete(entry);
      if (this.entries.size > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    });
    const entry: Entry = { listener, concerns, channel };
    this.entries.add(entry);
    this.timer ??= setInterval(() => {
      // A database that is away ends nobody's sign-in.
      this.present().catch(() => undefined);
    }, checkMs);
    return channel;
  }

  private async tell(sectionIds: readonly string[]): Promise<void> {
    const entries = await this.present();
    if (entries.length === 0) return;
    const [facts, stoodIn, others] = await Promise.all([
      this.facts.load('section', sectionIds),
      this.timetable.standIns(sectionIds),
      this.timetable.participants(sectionIds),
    ]);
    const sections = facts.flatMap((one, index) => {
      const id = sectionIds[index] ?? '';
      return one ? [{ id, ...one, lecturerIds: [...(one.lecturerIds ?? []), ...(stoodIn.get(id) ?? [])] }] : [];
    });
    const owners = others.map(({ id, people }) => ({ id, institutionId: null, studentIds: people }));
    for (const { listener, concerns, channel } of entries) {
      const { person } = listener;
      const seen = [...sections, ...owners].filter((one) => concerns(person, one) && can(person, 'section:read', one));
      channel.tell(seen.map(({ id }) => id));
    }
  }

  /** Who is still signed in, as what they are now; the others' sockets are ended. */
  private async present(): Promise<Entry[]> {
    if (this.entries.size === 0) return [];
    const asked = [...this.entries];
    const actors = await this.signIns.actorsOf(asked.map(({ listener }) => listener.token));
    return asked.filter(({ listener, channel }) => {
      listener.actor = actors.get(listener.token) ?? null;
      if (listener.actor) return true;
      void channel.return();
      listener.hangUp();
      return false;
    });
  }
}
