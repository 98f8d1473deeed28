import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { GraphQLResolveInfo } from 'graphql';
import { can, isPlain } from '#access';
import type { Actor, Facts, ObjectPermission, PlainPermission, UsedToken } from '#access';
import { AppError, notFound } from '#platform';
import { HealthController, MetricsController } from '#platform/nest';
import { allowedKey } from './allow.ts';
import type { Allowed, ObjectKind } from './allow.ts';
import { FactsOfObjects } from './facts.repository.ts';
import { requireScopes } from './require-scopes.ts';
import { isUuid } from '../graphql/ids.ts';
import { Requests } from '../context/requests.ts';

/** Routes that every service has. They tell nothing about people. */
const platformControllers: readonly unknown[] = [HealthController, MetricsController];

/**
 * Enforces `@Allow` on every root field and every route, before any other code reads the arguments. A handler that declares no
 * permission is refused.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly facts: FactsOfObjects,
    private readonly requests: Requests,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (platformControllers.includes(context.getClass())) return true;
    const allowed = this.reflector.get<Allowed | undefined>(allowedKey, context.getHandler());
    if (!allowed) throw new AppError('NOT_ALLOWED', 'This declares no permission, so nobody may use it.');
    const { actor, args, info } = await this.callOf(context);
    if (actor?.token) requireTokenFor(actor.token, allowed, info);
    if (isPlain(allowed.permission)) {
      if (can(actor, allowed.permission)) return true;
      throw actor ? notForThem(allowed.permission) : notSignedIn();
    }
    if (!actor) throw notSignedIn();
    await this.requireOn(actor, allowed.permission, allowed.of ?? 'institution', argument(args, allowed.from ?? 'id'));
    return true;
  }

  /** A caller who may not even read the object gets the same answer as for an object that does not exist. */
  private async requireOn(actor: Actor, permission: ObjectPermission, kind: ObjectKind, id: unknown): Promise<void> {
    const [found] = isUuid(id) ? (ofOwnInstitution(actor, kind, id) ?? (await this.facts.load(kind, [id]))) : [];
    // A token for one institution opens nothing of another.
    const facts =
      found && (actor.token?.institutionId ?? found.institutionId) === found.institutionId ? found : undefined;
    if (facts && can(actor, permission, facts)) return;
    if (facts && can(actor, readingOf(kind), facts)) {
      throw new AppError('NOT_ALLOWED', `You may see this ${kind}, but not do this with it (${permission}).`);
    }
    throw notFound(kind);
  }

  private async callOf(context: ExecutionContext): Promise<Call> {
    if (context.getType<'graphql' | 'http'>() === 'graphql') {
      const gql = GqlExecutionContext.create(context);
      return {
        actor: gql.getContext<{ actor: Actor | null }>().actor,
        args: gql.getArgs<unknown>(),
        info: gql.getInfo(),
      };
    }
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const { actor } = await this.requests.of(request, http.getResponse<Response>());
    return { actor, args: request.params };
  }
}

interface Call {
  actor: Actor | null;
  args: unknown;
  /** The name of a root field; a route has none. */
  info?: GraphQLResolveInfo;
}

/** @throws {AppError} NOT_ALLOWED, SCOPE_MISSING */
function requireTokenFor(token: UsedToken, { permission }: Allowed, info: GraphQLResolveInfo | undefined): void {
  if (!info) throw new AppError('NOT_ALLOWED', 'Tokens open /graphql and nothing else.');
  requireScopes(token, info);
  // A permission about a person and no object would show data of that person in other institutions, too.
  if (token.institutionId !== null && isPlain(permission)) {
    throw new AppError('NOT_ALLOWED', `This token is for one institution; ${info.fieldName} is not about one.`);
  }
}

/** An institution is no more than its id here, and an institution in which the caller has a role exists. So nothing is loaded. */
const ofOwnInstitution = ({ memberships }: Actor, kind: ObjectKind, id: string): [Facts] | undefined =>
  kind === 'institution' && memberships.some(({ institutionId }) => institutionId === id)
    ? [{ institutionId: id }]
    : undefined;

/** The permission that a caller needs in order to be told that an object exists. */
const readingOf = (kind: ObjectKind): ObjectPermission => {
  if (kind === 'session') return 'session:read';
  if (kind === 'mentoring_request') return 'mentoring-request:read';
  if (kind === 'mentorship') return 'mentorship:take-part';
  if (kind === 'expert_document') return 'expert-document:look';
  if (kind === 'mentoring_programme') return 'mentoring-programme:read';
  return kind === 'section' || kind === 'deck' ? 'section:read' : 'institution:read';
};

/** For permissions that are about no object and that not every signed-in person has. */
const notForThem = (permission: PlainPermission) =>
  new AppError(
    'NOT_ALLOWED',
    permission === 'platform:operate' ? 'This is for those who run the platform.' : 'This is for coordinators.',
  );
const notSignedIn = () => new AppError('NOT_SIGNED_IN', 'Sign in first.');

function argument(args: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], args);
}
