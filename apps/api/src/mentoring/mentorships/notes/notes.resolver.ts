import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { notFound } from '#platform';
import { Allow } from '../../../access/allow.ts';
import { RequestContext } from '../../../context/requests.ts';
import { MentoringRepository } from '../../mentoring.repository.ts';
import { MentorshipModel } from '../../models.ts';
import { MentorshipNoteInput, MentorshipNotesModel } from './models.ts';
import { notesLoader } from './notes.repository.ts';
import { Notes } from './notes.service.ts';

const input = { type: () => MentorshipNoteInput };
const ofInput = { of: 'mentorship', from: 'input.mentorshipId' } as const;

/** Every mutation answers with the mentorship as it is then. */
@Resolver(() => MentorshipModel)
export class NotesResolver {
  constructor(
    private readonly repository: MentoringRepository,
    private readonly notes: Notes,
  ) {}

  @Mutation(() => MentorshipModel, { description: "The viewer's own note, which nobody else reads." })
  @Allow('mentorship:take-part', ofInput)
  async savePrivateNote(
    @Args('input', input) note: MentorshipNoteInput,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.notes.savePrivate(person.personId, note);
    return this.read(note.mentorshipId);
  }

  @Mutation(() => MentorshipModel, { description: 'The note that both read and write.' })
  @Allow('mentorship:take-part', ofInput)
  async saveSharedNote(
    @Args('input', input) note: MentorshipNoteInput,
    @Context() { person }: RequestContext,
  ): Promise<MentorshipModel> {
    await this.notes.saveShared(person.personId, note);
    return this.read(note.mentorshipId);
  }

  @ResolveField(() => MentorshipNotesModel, {
    name: 'notes',
    description: 'None for who is not one of the two.',
  })
  notesOf(@Parent() { id }: MentorshipModel, @Context() { load }: RequestContext): Promise<MentorshipNotesModel> {
    return load.of(notesLoader).load(id);
  }

  private async read(id: string): Promise<MentorshipModel> {
    const found = await this.repository.mentorship(id);
    if (!found) throw notFound('mentorship');
    return found;
  }
}
