import type { Actor } from '#access';

/** Who listens at a socket: GraphQL's context of a subscription. */
export class Listener {
  constructor(
    public actor: Actor | null,
    /** Of the sign-in. */
    readonly token: string,
    /** Ends the socket, because the sign-in has ended. */
    readonly hangUp: () => void,
  ) {}

  /** @throws {TypeError} when nobody is signed in: only for what `@Allow` has let through */
  get person(): Actor {
    if (!this.actor) throw new TypeError('nobody is signed in');
    return this.actor;
  }
}
