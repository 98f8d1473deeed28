import { Injectable } from '@nestjs/common';
import { assign, prepare } from '#matching';
import type { Expert, Need, Weights } from '#matching';
import { Matching, MatchingProfiles, reasonModel } from '../../../matching/index.ts';
import type { PersonModel } from '../../../models/person.ts';
import { Blocks } from '../../safety/blocks/blocks.service.ts';
import type { MentoringParticipantModel } from '../models.ts';
import { ParticipantsRepository } from '../participants/participants.repository.ts';
import type { MentoringProposalModel, UnplacedMenteeModel } from './models.ts';
import { obstaclesOf } from './obstacles.ts';
import { mostPairs } from './sending.service.ts';

/** Proposes a mentor to each mentee who has none, with reasons. */
@Injectable()
export class Proposals {
  constructor(
    private readonly participants: ParticipantsRepository,
    private readonly matching: Matching,
    private readonly profiles: MatchingProfiles,
    private readonly blocks: Blocks,
  ) {}

  /** Of mentees who wait the first 300 by name. A constant number of statements. */
  async of(programmeId: string): Promise<MentoringProposalModel> {
    const all = (await this.participants.of(programmeId)).filter(({ standing }) => standing === 'joined');
    const mentors = all.filter(({ role }) => role === 'mentor');
    const mentees = all.filter(({ role, paired }) => role === 'mentee' && paired === 0).slice(0, mostPairs);
    const [roster, needs, blocked, weights] = await Promise.all([
      this.matching.rosterOfMentors(mentors.map(({ person }) => person.id)),
      this.profiles.needsOfMentees(mentees.map(({ person }) => person.id)),
      this.blocks.among(all.map(({ person }) => person.id)),
      this.matching.weights(),
    ]);
    const experts = roster.experts.map(({ expert }) => mentorIn(expert, mentors, blocked));
    const wanted = needs.map((need) => needIn(need, mentees));
    return proposalOf(prepare(experts, roster.vocabulary), wanted, weights, { mentors, mentees });
  }
}

type Blocked = readonly { blockerId: string; blockedId: string }[];

/** With the room that the mentor has in the programme, and with those whom they must not meet. */
function mentorIn(expert: Expert, mentors: readonly MentoringParticipantModel[], blocked: Blocked): Expert {
  const roomLeft = mentors.find(({ person }) => person.id === expert.id)?.roomLeft ?? 0;
  const between = blocked.flatMap(({ blockerId, blockedId }) =>
    blockerId === expert.id ? blockedId : blockedId === expert.id ? blockerId : [],
  );
  return { ...expert, capacity: roomLeft, blocked: [...(expert.blocked ?? []), ...between] };
}

/** With the goals that the mentee gave when joining. */
function needIn(need: Need, mentees: readonly MentoringParticipantModel[]): Need {
  const goals = mentees.find(({ person }) => person.id === need.id)?.goals ?? [];
  return { ...need, text: [need.text, ...goals].filter((text) => text !== '').join('\n') };
}

function proposalOf(
  roster: ReturnType<typeof prepare>,
  needs: readonly Need[],
  weights: Weights,
  { mentors, mentees }: { mentors: MentoringParticipantModel[]; mentees: MentoringParticipantModel[] },
): MentoringProposalModel {
  const people = new Map([...mentors, ...mentees].map(({ person }) => [person.id, person]));
  const personOf = (id: string): PersonModel => people.get(id) ?? { id, name: '' };
  const place = new Map(mentees.map(({ person }, at) => [person.id, at]));
  const byName = (one: { mentee: PersonModel }, other: { mentee: PersonModel }) =>
    (place.get(one.mentee.id) ?? 0) - (place.get(other.mentee.id) ?? 0);
  const { pairs, unplaced } = assign(roster, needs, { weights });
  return {
    pairs: pairs
      .map(({ need, expert, reasonsFor, reasonsAgainst }) => ({
        mentee: personOf(need),
        mentor: personOf(expert),
        reasonsFor: reasonsFor.map(reasonModel),
        reasonsAgainst: reasonsAgainst.map(reasonModel),
      }))
      .toSorted(byName),
    unplaced: unplaced
      .map((one): UnplacedMenteeModel =>
        one.because === 'CAPACITY'
          ? {
              mentee: personOf(one.need),
              obstacles: [],
              mentors: one.experts.map(personOf),
              morePlaces: one.morePlaces,
            }
          : { mentee: personOf(one.need), obstacles: obstaclesOf(one.obstacles), mentors: [], morePlaces: 0 },
      )
      .toSorted(byName),
    mentors: mentors.flatMap(({ person, roomLeft }) => (roomLeft === null ? [] : [{ mentor: person, roomLeft }])),
  };
}
