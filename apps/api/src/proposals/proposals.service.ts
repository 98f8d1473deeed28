import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { proposalsOf, tellOfAnswer, tellOfProposal } from '../notifications/index.ts';
import type { Proposed } from '../notifications/index.ts';
import { Throttle } from '../sign-in/throttle.ts';
import { Moving } from '../schedule/index.ts';
import type { PlanCheckModel } from '../schedule/index.ts';
import { ProposalsRepository } from './proposals.repository.ts';
import type { ProposeMoveInput } from './inputs.ts';

/** Characters of a note. */
const longest = 300;

/** Other times that those who teach a session propose to those who plan it. */
@Injectable()
export class Proposals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly proposals: ProposalsRepository,
    private readonly changes: Changes,
    private readonly throttle: Throttle,
    private readonly moving: Moving,
  ) {}

  /** The newest first. */
  of(sessionId: string): Promise<Proposed[]> {
    return proposalsOf(this.dataSource, sessionId);
  }

  /** What would be in the way. @throws {AppError} as a move of the session */
  check(personId: string, { sessionId, version, localStart, zone }: ProposeMoveInput): Promise<PlanCheckModel> {
    return this.moving.check(personId, {
      sessionId,
      version,
      localStart,
      zone: zone ?? null,
      scope: 'THIS',
      noRoom: false,
      accept: [],
    });
  }

  /**
   * Takes the place of an open one of the same person. Admins of the institution are told.
   *
   * @returns all of the session
   * @throws {AppError} as a move of the session; BAD_INPUT at `input.localStart` when it is over or the time that it has;
   *   TOO_MANY_ATTEMPTS
   */
  async propose(personId: string, input: ProposeMoveInput): Promise<Proposed[]> {
    const note = line('input.note', input.note ?? '', longest, 0);
    const { occurrences } = await this.check(personId, input);
    const [wanted] = occurrences;
    if (!wanted) throw new TypeError('a move has one occurrence at least');
    if (wanted.startsAt <= new Date()) throw badInput('input.localStart', 'This time is over.');
    await this.throttle.count('proposals', personId);
    await this.changes.by(personId, async (manager) => {
      const id = await this.proposals.add(manager, {
        sessionId: input.sessionId,
        personId,
        startsAt: wanted.startsAt,
        zone: wanted.zone,
        note,
      });
      if (id === undefined) throw badInput('input.localStart', 'The session begins at this time already.');
      await tellOfProposal(manager, personId, id);
    });
    return this.of(input.sessionId);
  }

  /** One's own. @returns all of the session @throws {AppError} NOT_FOUND when it is not open or not theirs */
  async withdraw(personId: string, sessionId: string, id: string): Promise<Proposed[]> {
    await this.answer(personId, sessionId, id, 'withdrawn', '', personId);
    return this.of(sessionId);
  }

  /** Who proposed it is told. @returns all of the session @throws {AppError} BAD_INPUT at `note`; NOT_FOUND when it is not open */
  async decline(actorId: string, sessionId: string, id: string, note: string | null): Promise<Proposed[]> {
    await this.answer(actorId, sessionId, id, 'declined', line('note', note ?? '', longest, 0), null);
    return this.of(sessionId);
  }

  /** @param ofPerson null: of anybody */
  private async answer(
    actorId: string,
    sessionId: string,
    id: string,
    answer: 'withdrawn' | 'declined',
    note: string,
    ofPerson: string | null,
  ): Promise<void> {
    if (!isUuid(id)) throw notFound('proposal');
    await this.changes.by(actorId, async (manager) => {
      if (!(await this.proposals.answer(manager, { id, sessionId, answer, note, ofPerson })))
        throw notFound('proposal');
      if (answer === 'declined') await tellOfAnswer(manager, actorId, id);
    });
  }
}
