import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Competences, PersonField, PersonLanguage, PersonSkill } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { Changes } from '../context/changes.ts';
import { checkedCompetences } from './checked-competences.ts';
import { CompetencesRepository } from './competences.repository.ts';
import type { SavedCompetences } from './competences.repository.ts';
import type { CompetencesInput } from './models.ts';

type FirstSaid = Pick<SavedCompetences, 'languages' | 'fieldCodes'>;

/** What people say that they know. */
@Injectable()
export class CompetencesOfPeople {
  constructor(
    private readonly changes: Changes,
    private readonly repository: CompetencesRepository,
  ) {}

  /** Says languages and fields for somebody who has said nothing yet, in a transaction. @returns false: they have, and nothing changes */
  async say(manager: EntityManager, personId: string, { languages, fieldCodes }: FirstSaid): Promise<boolean> {
    if ((await this.repository.lock(manager, personId)) !== 0) return false;
    await manager.insert(Competences, { personId, version: 1 });
    await manager.insert(
      PersonLanguage,
      languages.map((language, place) => ({ personId, ...language, place })),
    );
    await manager.insert(
      PersonField,
      fieldCodes.map((fieldCode, place) => ({ personId, fieldCode, place })),
    );
    return true;
  }

  /** Replaces all of it. @throws {AppError} BAD_INPUT at the entry that is wrong; STALE when it was changed since */
  async save(personId: string, input: CompetencesInput): Promise<void> {
    const { languages, fields, skills } = checkedCompetences(input);
    const ids = skills.flatMap(({ skillId }) => skillId ?? []);
    const known = await this.repository.known(fields, ids);
    refuseUnknown('input.fields', fields, known.fields, 'There is no such field of education.');
    refuseUnknown(
      'input.skills',
      skills.map(({ skillId }) => skillId),
      known.skills,
      'There is no such skill.',
    );
    await this.changes.by(personId, async (manager) => {
      const version = await this.repository.lock(manager, personId);
      if (version === undefined) throw notFound('person');
      if (version !== input.version) {
        throw new AppError('STALE', 'You changed this elsewhere. Look at it as it is now.', 'input.version', {
          version,
        });
      }
      await manager.upsert(Competences, { personId, version: version + 1 }, ['personId']);
      await manager.delete(PersonLanguage, { personId });
      await manager.delete(PersonField, { personId });
      await manager.delete(PersonSkill, { personId });
      await manager.insert(
        PersonLanguage,
        languages.map((language, place) => ({ personId, ...language, place })),
      );
      await manager.insert(
        PersonField,
        fields.map((fieldCode, place) => ({ personId, fieldCode, place })),
      );
      await manager.insert(
        PersonSkill,
        skills.map((skill, place) => ({ personId, ...skill, place })),
      );
    });
  }
}

function refuseUnknown(
  field: string,
  wanted: readonly (string | null)[],
  known: ReadonlySet<string>,
  message: string,
): void {
  const index = wanted.findIndex((key) => key !== null && !known.has(key));
  if (index >= 0) throw badInput(`${field}.${index}`, message);
}
