import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Jobs } from '../jobs/index.ts';
import type { JobToSend, JobWorker } from '../jobs/index.ts';
import { Post, attemptFailed, refusedForGood } from '../mail/index.ts';
import { isOfSection, readFacts } from './facts.ts';
import { noticeLetter } from './notice-letter.ts';
import type { Known } from './notice-letter.ts';
import { NoticeMailsRepository } from './notice-mails.repository.ts';
import type { DuePerson } from './notice-mails.repository.ts';
import { peopleIn } from './notification-models.ts';
import { proposedIn } from './proposed.ts';
import { jobOf, noticesQueue } from './queue.ts';
import type { NoticesJob } from './queue.ts';
import { writtenOf } from './written.ts';

/**
 * Mails what people were told, one letter a person, once the delay for further changes is over. The letter is drawn up when it is sent: what
 * was called back meanwhile is not in it.
 */
@Injectable()
export class NoticeMails implements OnModuleInit, JobWorker<NoticesJob> {
  readonly delay: number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: NoticeMailsRepository,
    private readonly post: Post,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.delay = config.mail.noticeDelay;
  }

  onModuleInit(): void {
    this.jobs.work(noticesQueue, this);
  }

  async carryOut({ personId }: NoticesJob, signal: AbortSignal): Promise<void> {
    const person = await this.rows.claim(personId);
    if (!person) return;
    const ids = person.notices.map(({ id }) => id);
    const letter = noticeLetter(person, await this.knownFor(person), this.config.publicAddress);
    if (!letter) {
      await this.rows.markNotMailed(ids);
      return;
    }
    signal.throwIfAborted();
    try {
      await this.post.deliver(letter);
    } catch (error) {
      const givenUp = await this.rows.giveUp(ids, refusedForGood(error));
      throw attemptFailed(error, givenUp === ids.length);
    }
    await this.rows.markSent(ids);
  }

  /** What was told in the last of many attempts is not given up with the rest. */
  async giveUp({ personId }: NoticesJob): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const areLeft = await this.rows.giveUpOf(manager, personId);
      if (areLeft) await this.jobs.sendAll(manager, noticesQueue, [jobOf(personId)]);
    });
  }

  revive({ personId }: NoticesJob): Promise<boolean> {
    return this.rows.revive(personId);
  }

  async waiting(): Promise<JobToSend<NoticesJob>[]> {
    const people = await this.rows.waiting();
    return people.map(({ personId, since }) => ({
      ...jobOf(personId),
      startAfter: new Date((since?.getTime() ?? 0) + this.delay * 1_000),
    }));
  }

  /** The section. */
  async subjects(payloads: readonly NoticesJob[]): Promise<(string | null)[]> {
    const titles = await this.rows.subjects(payloads.map(({ personId }) => personId));
    return payloads.map(({ personId }) => titles.get(personId) ?? null);
  }

  private async knownFor({ notices }: DuePerson): Promise<Known> {
    const facts = notices.flatMap((notice) => readFacts(notice.facts) ?? []);
    const ofSections = facts.filter(isOfSection);
    return {
      people: await this.rows.names([...new Set(facts.flatMap(peopleIn))]),
      campuses: await this.rows.campuses([...new Set(ofSections.map(({ sectionId }) => sectionId))]),
      written: await writtenOf(this.dataSource, ofSections),
      proposed: await proposedIn(this.dataSource, ofSections),
    };
  }
}
