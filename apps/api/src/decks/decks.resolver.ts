import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { can } from '#access';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Decks } from './decks.service.ts';
import { DeckModel, DeckPageModel } from './models.ts';
import { deckFactsLoader, sectionFactsLoader } from '../access/loaders.ts';
import { deckPagesLoader } from './loaders.ts';

const id = { type: () => ID };

@Resolver(() => DeckModel)
export class DecksResolver {
  constructor(private readonly all: Decks) {}

  @Query(() => [DeckModel], {
    description: 'Of a section, newest first; for students without those that are held back.',
  })
  @Allow('section:see-decks', { of: 'section', from: 'sectionId' })
  async decks(
    @Args('sectionId', id) sectionId: string,
    @Context() { actor, load }: RequestContext,
  ): Promise<DeckModel[]> {
    return this.all.list(
      sectionId,
      can(actor, 'section:bring-decks', await load.of(sectionFactsLoader).load(sectionId)),
    );
  }

  @Query(() => DeckModel, { description: 'NOT_FOUND for students while it is held back and was not shown in class.' })
  @Allow('section:see-decks', { of: 'deck', from: 'id' })
  async deck(@Args('id', id) deckId: string, @Context() { actor, load }: RequestContext): Promise<DeckModel> {
    return this.all.oneFor(deckId, can(actor, 'section:bring-decks', await load.of(deckFactsLoader).load(deckId)));
  }

  @ResolveField(() => [DeckPageModel], { description: 'Pages that are rendered.' })
  rendered(@Parent() { id }: DeckModel, @Context() { load }: RequestContext): Promise<DeckPageModel[]> {
    return load.of(deckPagesLoader).load(id);
  }

  @ResolveField(() => Boolean, { description: 'The viewer may rename and remove it.' })
  async viewerMayManage(@Parent() { id }: DeckModel, @Context() { actor, load }: RequestContext): Promise<boolean> {
    return can(actor, 'section:manage-decks', await load.of(deckFactsLoader).load(id));
  }

  @Mutation(() => DeckModel, { description: 'Gives it another title.' })
  @Allow('section:manage-decks', { of: 'deck', from: 'id' })
  renameDeck(@Args('id', id) deckId: string, @Args('title') title: string): Promise<DeckModel> {
    return this.all.rename(deckId, title);
  }

  @Mutation(() => DeckModel, { description: 'Keeps it from students until it is shown in class, or gives it out.' })
  @Allow('section:manage-decks', { of: 'deck', from: 'id' })
  holdDeckBack(
    @Args('id', id) deckId: string,
    @Args('heldBack', { description: 'True: students do not get it; false: they do.' }) heldBack: boolean,
  ): Promise<DeckModel> {
    return this.all.holdBack(deckId, heldBack);
  }

  @Mutation(() => DeckModel, {
    description: 'Removes it with its images; classes that showed it show an empty page there.',
  })
  @Allow('section:manage-decks', { of: 'deck', from: 'id' })
  removeDeck(@Args('id', id) deckId: string): Promise<DeckModel> {
    return this.all.remove(deckId);
  }
}
