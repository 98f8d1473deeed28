import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Imports } from './imports.service.ts';
import { RegisterEncoding } from './encodings.ts';
import { RegisterImportModel } from './models.ts';
import type { RegisterEncoding as RegisterEncodingName } from '#database';

@Resolver()
export class RegisterResolver {
  constructor(private readonly imports: Imports) {}

  @Query(() => [RegisterImportModel], { description: 'For admins of the institution: 50 at most, the newest first.' })
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  registerImports(@Args('institutionId', { type: () => ID }) institutionId: string): Promise<RegisterImportModel[]> {
    return this.imports.list(institutionId);
  }

  @Query(() => RegisterImportModel, {
    description: 'For admins of the institution; ask again while it is being looked through or applied.',
  })
  @Allow('institution:manage', { of: 'register_import', from: 'id' })
  registerImport(@Args('id', { type: () => ID }) id: string): Promise<RegisterImportModel> {
    return this.imports.one(id);
  }

  @Mutation(() => RegisterImportModel, {
    description: 'Does what a CHECKED import would do, all or nothing; `state` says how far it is.',
  })
  @Allow('institution:manage', { of: 'register_import', from: 'id' })
  applyRegisterImport(
    @Args('id', { type: () => ID }) id: string,
    @Args('overwrite', {
      type: () => Boolean,
      nullable: true,
      defaultValue: false,
      description: 'True: what people changed by hand gives way to the register.',
    })
    overwrite: boolean | null,
    @Context() { person }: RequestContext,
  ): Promise<RegisterImportModel> {
    return this.imports.apply(id, overwrite ?? false, person.personId);
  }

  @Mutation(() => RegisterImportModel, {
    description: 'Says how the file of an import that is ASKING is read; it is looked through again.',
  })
  @Allow('institution:manage', { of: 'register_import', from: 'id' })
  readRegisterImportAs(
    @Args('id', { type: () => ID }) id: string,
    @Args('encoding', { type: () => RegisterEncoding, description: 'One of its `readings`.' })
    encoding: RegisterEncodingName,
  ): Promise<RegisterImportModel> {
    return this.imports.readAs(id, encoding);
  }

  @Mutation(() => RegisterImportModel, { description: 'Gives up an import that was not applied, with its file.' })
  @Allow('institution:manage', { of: 'register_import', from: 'id' })
  dropRegisterImport(@Args('id', { type: () => ID }) id: string): Promise<RegisterImportModel> {
    return this.imports.drop(id);
  }
}
