import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { ApiTokens } from './api-tokens.service.ts';
import { ApiTokenCreatedModel, ApiTokenInput, ApiTokenModel, InstitutionApiTokenModel } from './models.ts';

@Resolver()
export class ApiTokensResolver {
  constructor(private readonly tokens: ApiTokens) {}

  @Query(() => [ApiTokenModel], { description: "The viewer's tokens for programs, the newest first." })
  @Allow('signed-in')
  apiTokens(@Context() { person }: RequestContext): Promise<ApiTokenModel[]> {
    return this.tokens.list(person.personId);
  }

  @Query(() => [InstitutionApiTokenModel], {
    description: 'Tokens that are for this institution only, of whichever person; the newest first.',
  })
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  institutionApiTokens(
    @Args('institutionId', { type: () => ID }) institutionId: string,
  ): Promise<InstitutionApiTokenModel[]> {
    return this.tokens.listOfInstitution(institutionId);
  }

  @Mutation(() => ApiTokenCreatedModel, { description: 'A new token for a program; a letter tells its person.' })
  @Allow('signed-in')
  createApiToken(
    @Args('input', { type: () => ApiTokenInput }) input: ApiTokenInput,
    @Context() { person }: RequestContext,
  ): Promise<ApiTokenCreatedModel> {
    return this.tokens.create(person, input);
  }

  @Mutation(() => [ApiTokenModel], { description: 'It opens nothing from now on; answers with those that are left.' })
  @Allow('signed-in')
  revokeApiToken(
    @Args('id', { type: () => ID }) id: string,
    @Context() { person }: RequestContext,
  ): Promise<ApiTokenModel[]> {
    return this.tokens.revoke(person.personId, id);
  }

  @Mutation(() => [InstitutionApiTokenModel], {
    description: "Revokes somebody's token that is for this institution only; answers with those that are left.",
  })
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  revokeInstitutionApiToken(
    @Args('institutionId', { type: () => ID }) institutionId: string,
    @Args('id', { type: () => ID }) id: string,
    @Context() { person }: RequestContext,
  ): Promise<InstitutionApiTokenModel[]> {
    return this.tokens.revokeOfInstitution(person.personId, institutionId, id);
  }
}
