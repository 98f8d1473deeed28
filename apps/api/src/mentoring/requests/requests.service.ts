import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MentorOffer, Mentorship } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../../context/changes.ts';
import { isUuid } from '../../graphql/ids.ts';
import { block, line } from '../../graphql/text.ts';
import { tellEachOfMentoring, tellOfMentoring } from '../../notifications/index.ts';
import type { MentoringNews } from '../../notifications/index.ts';
import { SessionOwners } from '../../schedule/index.ts';
import { AgreementRepository } from '../mentorships/agreement/agreement.repository.ts';
import { BlocksRepository } from '../safety/blocks/blocks.repository.ts';
import { ProgrammeTerms } from '../programmes/assignment/terms.repository.ts';
import { daysOpen, mostOpen } from './limits.ts';
import { afterAction } from './request-state.ts';
import type { RequestAction, RequestActor } from './request-state.ts';
import { RequestsRepository } from './requests.repository.ts';
import type { NewRequest } from './requests.repository.ts';

const longest = { message: 2_000, goal: 200, expectation: 500, words: 1_000 } as const;

/** Words that go with an answer; what nobody said stays as it was. */
interface Words {
  mentorWords?: string;
  menteeWords?: string;
}

/** What the other is told of an answer. */
const toldOther = {
  decline: 'declined',
  ask: 'more_asked',
  tell: 'more_told',
  withdraw: 'withdrawn',
} as const satisfies Partial<Record<RequestAction, MentoringNews>>;

/** People ask mentors, who answer. */
@Injectable()
export class MentoringRequests {
  constructor(
    private readonly changes: Changes,
    private readonly requests: RequestsRepository,
    private readonly owners: SessionOwners,
    private readonly agreements: AgreementRepository,
    private readonly terms: ProgrammeTerms,
    private readonly blocks: BlocksRepository,
  ) {}

  /**
   * @returns its id
   * @throws {AppError} BAD_INPUT; NOT_FOUND for somebody who is no mentor now; CONFLICT when the pair has an open request or a
   *   mentorship, at `capacity` when the mentor has no room left, at `requests` when five wait already
   */
  async ask(menteeId: string, asked: Omit<NewRequest, 'menteeId'>): Promise<string> {
    const request = { ...checked(asked), menteeId };
    if (!isUuid(request.mentorId)) throw notFound('mentor');
    if (request.mentorId.toLowerCase() === menteeId) throw badInput('input.mentorId', 'This is yourself.');
    return this.changes.by(menteeId, async (manager) => {
      await this.requests.lockPerson(manager, menteeId);
      const offer = await this.requests.lockOffer(manager, request.mentorId);
      const isThere = offer && !offer.paused && !(await this.blocks.isBetween(manager, menteeId, request.mentorId));
      if (!isThere) throw notFound('mentor');
      if (offer.taken >= offer.capacity) throw new AppError('CONFLICT', 'This mentor has no room left.', 'capacity');
      if ((await this.requests.openOf(manager, menteeId)) >= mostOpen) {
        throw new AppError(
          'CONFLICT',
          `Of your requests ${mostOpen} wait for an answer: withdraw one first.`,
          'requests',
        );
      }
      const id = await this.requests.add(manager, request, daysOpen);
      if (id === undefined) throw new AppError('CONFLICT', 'You have asked this mentor already.');
      await tellOfMentoring(manager, menteeId, [request.mentorId], { what: 'asked', requestId: id, otherId: menteeId });
      return id;
    });
  }

  /**
   * Begins a mentorship. The mentee's other requests end with it, unless they keep them.
   *
   * @returns the id of the mentorship
   * @throws {AppError} NOT_FOUND; CONFLICT when it waits no more, at `capacity` when the mentor has no room left, at `programme` when
   *   they have none in its programme
   */
  accept(mentorId: string, id: string): Promise<string> {
    return this.changes.by(mentorId, async (manager) => {
      const people = await this.requests.people(manager, id);
      if (people?.mentorId !== mentorId) throw notFound('request');
      const { menteeId } = people;
      const isThere = await this.requests.lockPerson(manager, menteeId);
      const offer = await this.requests.lockOffer(manager, mentorId);
      if (!isThere || !offer) throw notFound('request');
      await this.requests.forgetSilence(manager, mentorId);
      const { keepsOthers } = await this.act(manager, id, 'accept', 'mentor', {});
      if (offer.taken >= offer.capacity) {
        throw new AppError('CONFLICT', `You have ${offer.taken} mentees, as many as you offered to take.`, 'capacity');
      }
      const programme = await this.terms.ofRequest(manager, id);
      if (programme?.full) {
        throw new AppError('CONFLICT', 'You have as many mentees as this programme gives to one mentor.', 'programme');
      }
      const ownerId = await this.owners.add(manager, {
        kind: 'mentorship',
        title: null,
        participants: [
          { personId: mentorId, role: 'host' },
          { personId: menteeId, role: 'listener' },
        ],
      });
      const mentorship = await manager.save(
        manager.create(Mentorship, {
          ...{ requestId: id, mentorId, menteeId, ownerId, state: 'agreeing', endedAt: null },
          ...(programme && { programmeId: programme.programmeId, weeks: programme.weeks }),
        }),
      );
      await this.agreements.fill(manager, mentorship.id);
      const closed = keepsOthers ? [] : await this.requests.closeOthers(manager, menteeId, id);
      await tellEachOfMentoring(manager, mentorId, [
        { personId: menteeId, what: 'accepted', requestId: id, mentorshipId: mentorship.id, otherId: mentorId },
        ...closed.map((other) => ({
          ...{ personId: other.mentorId, what: 'closed' as const, requestId: other.id, otherId: menteeId },
        })),
      ]);
      return mentorship.id;
    });
  }

  /** @param pause takes no more requests either @throws {AppError} BAD_INPUT at `words`; NOT_FOUND; CONFLICT when it waits no more */
  async decline(mentorId: string, id: string, words: string, pause: boolean): Promise<void> {
    const mentorWords = block('words', words, longest.words);
    await this.answer(mentorId, id, 'decline', 'mentor', { mentorWords }, async (manager) => {
      // Before the request is locked, in the order in which all take their locks.
      if (pause)
        await manager.update(MentorOffer, { personId: mentorId }, { pausedAt: new Date(), pausedBecause: 'asked' });
    });
  }

  /** Asks the mentee to tell more. @throws {AppError} BAD_INPUT at `words`; NOT_FOUND; CONFLICT unless it waits for the mentor */
  async askForMore(mentorId: string, id: string, words: string): Promise<void> {
    const mentorWords = block('words', words, longest.words);
    if (mentorWords === '') throw badInput('words', 'Say what you want to know.');
    await this.answer(mentorId, id, 'ask', 'mentor', { mentorWords });
  }

  /** @throws {AppError} BAD_INPUT at `words`; NOT_FOUND; CONFLICT unless it waits for the mentee */
  async tellMore(menteeId: string, id: string, words: string): Promise<void> {
    const menteeWords = block('words', words, longest.words);
    if (menteeWords === '') throw badInput('words', 'Answer what you were asked.');
    await this.answer(menteeId, id, 'tell', 'mentee', { menteeWords });
  }

  /** @throws {AppError} NOT_FOUND; CONFLICT when it waits no more */
  async withdraw(menteeId: string, id: string): Promise<void> {
    await this.answer(menteeId, id, 'withdraw', 'mentee', {});
  }

  private async answer(
    personId: string,
    id: string,
    action: keyof typeof toldOther,
    by: 'mentor' | 'mentee',
    words: Words,
    before: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await this.changes.by(personId, async (manager) => {
      const people = await this.requests.people(manager, id);
      const [own, other] = by === 'mentor' ? (['mentorId', 'menteeId'] as const) : (['menteeId', 'mentorId'] as const);
      if (people?.[own] !== personId) throw notFound('request');
      if (by === 'mentor') await this.requests.forgetSilence(manager, personId);
      await before(manager);
      await this.act(manager, id, action, by, words);
      const told = { what: toldOther[action], requestId: id, otherId: personId };
      await tellOfMentoring(manager, personId, [people[other]], told);
    });
  }

  private async act(manager: EntityManager, id: string, action: RequestAction, by: RequestActor, words: Words) {
    const request = await this.requests.lock(manager, id);
    const next = request && afterAction(request.state, action, by);
    if (!next) throw new AppError('CONFLICT', 'This request was answered meanwhile. Look at it as it is now.');
    const { mentorWords = null, menteeWords = null } = words;
    await this.requests.change(manager, id, next, { mentorWords, menteeWords, answers: by === 'mentor' });
    return request;
  }
}

function checked({ message, goals, expectation, ...more }: Omit<NewRequest, 'menteeId'>) {
  const text = block('input.message', message, longest.message);
  if (text === '') throw badInput('input.message', 'Say who you are and why you ask this mentor.');
  if (goals.length < 1 || goals.length > 3) throw badInput('input.goals', 'Name one to three goals.');
  return {
    ...more,
    message: text,
    goals: goals.map((goal, place) => line(`input.goals.${place}`, goal, longest.goal)),
    expectation: block('input.expectation', expectation, longest.expectation),
  };
}
