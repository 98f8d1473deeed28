import { Module } from '@nestjs/common';
import { CompetencesRepository } from './competences.repository.ts';
import { CompetencesResolver, KnownSkillResolver } from './competences.resolver.ts';
import { CompetencesOfPeople } from './competences.service.ts';
import { personal } from './personal.ts';

export { CompetencesOfPeople } from './competences.service.ts';
export { competencesLoader } from './loaders.ts';
export { alikeInVocabulary, knowing, withFreeSkill } from './people-by-words.ts';
export { CompetencesModel, LanguageLevel, most as mostCompetences } from './models.ts';

/** Languages, fields and skills that people say they know. */
@Module({
  providers: [CompetencesResolver, KnownSkillResolver, CompetencesOfPeople, CompetencesRepository],
  exports: [CompetencesOfPeople],
})
export class CompetencesModule {
  static readonly personal = personal;
}
