import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#access';
import { alsoThisMachine, clientAddress, networkOf } from '#platform';
import type { Config, Trust } from '#platform';
import { CONFIG, requestInHand } from '#platform/nest';
import { Loaders } from './loaders.ts';
import { BearerTokens } from '../sign-in/bearer-tokens.ts';
import { SignIns } from '../sign-in/sign-ins.ts';

/** What one request knows: who asks, from where, and what it has loaded so far. */
export class RequestContext {
  constructor(
    readonly req: Request,
    readonly res: Response,
    /** Null when nobody is signed in. Changes when the request itself signs in or out. */
    public actor: Actor | null,
    private readonly newLoaders: () => Loaders,
    private readonly trust: Trust,
  ) {}

  private loaders: Loaders | undefined;

  /** Made when first asked for: there are some twenty, and what most lists show comes with their rows. */
  get load(): Loaders {
    return (this.loaders ??= this.newLoaders());
  }

  /** @throws {TypeError} when nobody is signed in: only for what `@Allow` has let through */
  get person(): Actor {
    if (!this.actor) throw new TypeError('nobody is signed in');
    return this.actor;
  }

  /** The network of the client, as the proxies that are trusted saw it, by which attempts are counted. */
  get address(): string {
    return networkOf(clientAddress(this.req, this.trust));
  }
}

@Injectable()
export class Requests {
  private readonly trust: Trust;
  private readonly known = new WeakMap<Request, Promise<RequestContext>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly signIns: SignIns,
    private readonly bearer: BearerTokens,
    @Inject(CONFIG) { trustedProxies }: Config,
  ) {
    this.trust = alsoThisMachine(trustedProxies);
  }

  /** The same one however often it is asked for. */
  of(req: Request, res: Response): Promise<RequestContext> {
    let context = this.known.get(req);
    if (!context) {
      context = this.make(req, res);
      this.known.set(req, context);
    }
    return context;
  }

  private async make(req: Request, res: Response): Promise<RequestContext> {
    const actor = await this.actorOf(req, res);
    const inHand = requestInHand();
    if (inHand && actor) inHand.account = actor.personId;
    if (inHand && actor?.token) inHand.byToken = true;
    const newLoaders = () => new Loaders({ dataSource: this.dataSource, readerId: actor?.personId ?? null });
    return new RequestContext(req, res, actor, newLoaders, this.trust);
  }

  /** A token decides who makes the request, even if the request also has cookies. */
  private actorOf(req: Request, res: Response): Promise<Actor | null> {
    const token = this.bearer.shownIn(req.headers);
    if (token === undefined) return this.signIns.actorOf(req, res);
    return this.bearer.actorOf(token, networkOf(clientAddress(req, this.trust)));
  }
}
