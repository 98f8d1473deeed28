import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { ExpertOnRosterModel, MyExpertModel } from '../models.ts';
import { DocumentsRepository } from './documents.repository.ts';
import { Documents } from './documents.service.ts';
import { ExpertDocumentLookModel, ExpertDocumentModel } from './models.ts';

@Resolver(() => MyExpertModel)
export class OwnDocumentsResolver {
  constructor(
    private readonly all: Documents,
    private readonly repository: DocumentsRepository,
  ) {}

  @ResolveField(() => [ExpertDocumentModel], { description: 'The CV first. Nobody but coordinators sees them.' })
  documents(@Parent() { expert }: MyExpertModel): Promise<ExpertDocumentModel[]> {
    return this.repository.of(expert.person.id);
  }

  @ResolveField(() => [ExpertDocumentLookModel], {
    description: 'Who looked at the documents, also the viewer; the newest first, 50 at most.',
  })
  looks(@Parent() { expert }: MyExpertModel): Promise<ExpertDocumentLookModel[]> {
    return this.repository.looks(expert.person.id);
  }

  @Mutation(() => [ExpertDocumentModel], {
    description: "Removes one of the viewer's own documents; answers with those that are left.",
  })
  @Allow('expert-document:remove', { of: 'expert_document', from: 'id' })
  removeExpertDocument(
    @Args('id', { type: () => ID }) id: string,
    @Context() { person }: RequestContext,
  ): Promise<ExpertDocumentModel[]> {
    return this.all.remove(person.personId, id);
  }
}

@Resolver(() => ExpertOnRosterModel)
export class DocumentsOnRosterResolver {
  constructor(private readonly repository: DocumentsRepository) {}

  @ResolveField(() => [ExpertDocumentModel], { description: 'The CV first.' })
  documents(@Parent() { id }: ExpertOnRosterModel): Promise<ExpertDocumentModel[]> {
    return this.repository.of(id);
  }
}
