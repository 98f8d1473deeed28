import type { Room } from '../room.ts';
import { OutboxController } from './outbox.controller.ts';
import { Post } from './post.ts';

export const mail: Room = {
  resolvers: [],
  providers: [Post],
  controllers: [OutboxController],
};
