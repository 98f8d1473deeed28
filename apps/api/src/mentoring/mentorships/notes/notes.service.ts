import { Injectable } from '@nestjs/common';
import { Changes } from '../../../context/changes.ts';
import { block } from '../../../graphql/text.ts';
import { MentorshipsRepository, requireVersion } from '../mentorships.repository.ts';
import type { MentorshipNoteInput } from './models.ts';
import { NotesRepository } from './notes.repository.ts';

const longest = 20_000;

/** Notes of the two: each one's own, and one that both write. Nobody is told of them. */
@Injectable()
export class Notes {
  constructor(
    private readonly changes: Changes,
    private readonly mentorships: MentorshipsRepository,
    private readonly notes: NotesRepository,
  ) {}

  /** @throws {AppError} BAD_INPUT; NOT_FOUND; STALE when another window saved it meanwhile */
  async savePrivate(personId: string, input: MentorshipNoteInput): Promise<void> {
    await this.save(personId, input, 'savePrivate');
  }

  /** @throws {AppError} BAD_INPUT; NOT_FOUND; STALE when the other saved it meanwhile */
  async saveShared(personId: string, input: MentorshipNoteInput): Promise<void> {
    await this.save(personId, input, 'saveShared');
  }

  private async save(
    personId: string,
    { mentorshipId, version, ...input }: MentorshipNoteInput,
    how: 'savePrivate' | 'saveShared',
  ): Promise<void> {
    const text = block('input.text', input.text, longest);
    await this.changes.by(personId, async (manager) => {
      await this.mentorships.lock(manager, mentorshipId, personId);
      const now =
        how === 'savePrivate'
          ? await this.notes.privateVersion(manager, mentorshipId, personId)
          : await this.notes.sharedVersion(manager, mentorshipId);
      requireVersion(now, version);
      await this.notes[how](manager, { mentorshipId, personId, text, version });
    });
  }
}
