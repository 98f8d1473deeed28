import { Module } from '@nestjs/common';
import { ClassificationsResolver } from './classifications.resolver.ts';
import { Classifications } from './classifications.service.ts';
import { ConceptsRepository } from './concepts.repository.ts';

export { freeSkill, longestFreeSkill } from './free-skill.ts';
export { fieldOfEducationLoader, sectorLoader, skillLoader } from './loaders.ts';
export { meaningOf } from './meaning.repository.ts';
export { FieldOfEducationModel, SectorModel, SkillModel } from './models.ts';

/** Fields of education, donor sectors and skills, found while typing. */
@Module({ providers: [ClassificationsResolver, Classifications, ConceptsRepository] })
export class ClassificationsModule {}
