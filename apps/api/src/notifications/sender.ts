import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { changesLetter } from './changes-letter.ts';
import type { SectionNews } from './changes-letter.ts';
import type { Letter } from '../mail/index.ts';
import { Post, refusedForGood, whatWentWrong } from '../mail/index.ts';
import { claimDue, namesAndPlaces, noMail, sent, tryAgain } from './due.ts';
import type { DuePerson, NamesAndPlaces } from './due.ts';
import { readFacts } from './facts.ts';
import { merged } from './merge.ts';

/** How often it looks for mail that is due, ms. */
const lookEvery = 5_000;
/** Letters under way at once: mail servers of universities take few connections from one address. */
const atOnce = 4;
/** Notices are kept this long, days: a term and the one after it. */
const keptDays = 400;
const tidyEvery = 6 * 60 * 60_000;

/**
 * Mails what people were told, one letter a person, once the delay for further changes is over. Several api processes share the
 * work; who takes a person's notices holds them on loan, so that they are mailed after all when that process dies.
 */
@Injectable()
export class NoticeSender implements BeforeApplicationShutdown {
  private readonly logger = new Logger(NoticeSender.name);
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private tidied = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
    private readonly post: Post,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Looks for due mail from now on. Not begun by the application itself: a test sends when it wants to. */
  start(): void {
    this.timer = setTimeout(() => {
      void this.tidy()
        .then(() => this.sendDue())
        .catch((error: unknown) => {
          this.logger.error(`due mail could not be looked for: ${whatWentWrong(error)}`);
        })
        .finally(() => {
          if (!this.stopped) this.start();
        });
    }, lookEvery);
  }

  /** Sends all that is due. @returns how many letters went out */
  sendDue(): Promise<number> {
    const run = this.run();
    this.working = run.catch(() => undefined);
    return run;
  }

  private async run(): Promise<number> {
    let count = 0;
    while (!this.stopped) {
      const people = await claimDue(this.dataSource, this.config.mail.noticeDelay, atOnce);
      if (people.length === 0) break;
      const known = await namesAndPlaces(this.dataSource, people);
      const went = await Promise.all(people.map((person) => this.mail(person, known)));
      count += went.filter(Boolean).length;
    }
    return count;
  }

  private async tidy(): Promise<void> {
    if (performance.now() - this.tidied < tidyEvery) return;
    this.tidied = performance.now();
    await this.dataSource.query('DELETE FROM notification WHERE created_at < now() - make_interval(days => $1)', [
      keptDays,
    ]);
  }

  private async mail(person: DuePerson, known: NamesAndPlaces): Promise<boolean> {
    const ids = person.notices.map(({ id }) => id);
    const letter = this.letterTo(person, known);
    if (!letter) {
      await noMail(this.dataSource, ids);
      return false;
    }
    try {
      await this.post.deliver(letter);
    } catch (error) {
      const state = await tryAgain(this.dataSource, ids, refusedForGood(error));
      this.logger.warn(`mail about a changed timetable was not sent (${state}): ${whatWentWrong(error)}`);
      return false;
    }
    await sent(this.dataSource, ids);
    return true;
  }

  /** Undefined when there is nothing to write about, or nobody to write to. */
  private letterTo(person: DuePerson, { people, campuses, written, proposed }: NamesAndPlaces): Letter | undefined {
    if (!person.reachable) return undefined;
    const bySection = Map.groupBy(
      person.notices.flatMap(({ kind, facts }) => {
        const read = readFacts(facts);
        return read ? [{ kind, ...read }] : [];
      }),
      ({ sectionId }) => sectionId,
    );
    const now = new Date();
    const news = [...bySection].flatMap(([sectionId, notices]): SectionNews[] => {
      const changes = merged(
        notices.flatMap((notice) => notice.changes),
        now,
      );
      const seat = notices.some(({ kind }) => kind === 'enrolled');
      const title = notices.at(-1)?.title ?? '';
      const told = notices.flatMap(({ announcement }) => written.get(announcement ?? '') ?? []);
      // Only what still waits for an answer, and what was declined to whoever proposed it.
      const proposals = notices
        .flatMap(({ proposal }) => proposed.get(proposal ?? '') ?? [])
        .filter(({ answer, byId }) => (byId === person.id ? answer === 'declined' : answer === null));
      return changes.length > 0 || seat || told.length > 0 || proposals.length > 0
        ? [{ sectionId, title, campus: campuses.get(sectionId) ?? null, changes, seat, written: told, proposals }]
        : [];
    });
    if (news.length === 0) return undefined;
    const { publicAddress } = this.config;
    const digest = createHash('sha256')
      .update(person.notices.map(({ id }) => id).join())
      .digest('hex')
      .slice(0, 32);
    return {
      ...changesLetter(person, news, { zone: person.zone, people, publicAddress }),
      messageId: `<notice-${digest}@${new URL(publicAddress).hostname}>`,
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.working;
  }
}
