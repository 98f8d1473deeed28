import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { Changes } from '../context/changes.ts';
import { endPlaces, fillSeats, lockSections } from '../enrolment/index.ts';
import type { Connection } from '../graphql/paging.ts';
import { memberById, membersPage } from '../people/index.ts';
import type { MemberModel, MembersArguments } from '../people/index.ts';
import {
  addRoles,
  hasActiveAdmin,
  lockMemberships,
  removeRoles,
  restoreMembers,
  rolesOf,
  sectionsWaitedFor,
  suspendMembers,
} from './memberships.repository.ts';

/** The people of an institution, and what they are there. */
@Injectable()
export class Members {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  page(args: MembersArguments): Promise<Connection<MemberModel>> {
    return membersPage(this.dataSource, args);
  }

  /** @throws {AppError} NOT_FOUND */
  async one(institutionId: string, personId: string): Promise<MemberModel> {
    const member = isUuid(personId) ? await memberById(this.dataSource, institutionId, personId) : undefined;
    if (!member) throw notFound('member');
    return member;
  }

  /**
   * The roles become exactly these. With a role that is taken away go the places that hang on it.
   *
   * @throws {AppError} BAD_INPUT at `roles`; NOT_FOUND; CONFLICT for one's own admin role, and for the institution's last
   */
  async setRoles(
    actorId: string,
    institutionId: string,
    personId: string,
    wanted: readonly MembershipRole[],
  ): Promise<MemberModel> {
    if (wanted.length === 0)
      throw badInput('roles', 'A member has at least one role. To end the membership, remove it.');
    await this.changes.by(actorId, async (manager) => {
      const held = await lockMember(manager, institutionId, personId);
      const gone = held.filter((role) => !wanted.includes(role));
      if (gone.includes('admin')) refuseOneself(actorId, personId);
      await addRoles(manager, institutionId, personId, [...new Set(wanted)]);
      await endMembership(manager, { actorId, institutionId, personId }, gone);
    });
    return this.one(institutionId, personId);
  }

  /** The person's roles do not count from now on. @throws {AppError} NOT_FOUND; CONFLICT as `setRoles` */
  async suspend(actorId: string, institutionId: string, personId: string): Promise<MemberModel> {
    await this.changes.by(actorId, async (manager) => {
      const held = await lockMember(manager, institutionId, personId);
      if (personId.toLowerCase() === actorId) {
        throw new AppError('CONFLICT', 'You cannot suspend yourself. Ask another admin.', 'personId');
      }
      await suspendMembers(manager, institutionId, [personId]);
      if (held.includes('admin')) await requireAnAdmin(manager, institutionId);
    });
    return this.one(institutionId, personId);
  }

  /** The person's roles count again, and so does their place in line. @throws {AppError} NOT_FOUND */
  async restore(actorId: string, institutionId: string, personId: string): Promise<MemberModel> {
    await this.changes.by(actorId, async (manager) => {
      await lockMember(manager, institutionId, personId);
      await restoreMembers(manager, institutionId, [personId]);
      const sections = await lockSections(manager, await sectionsWaitedFor(manager, [personId]));
      for (const { id } of sections) await fillSeats(manager, id);
    });
    return this.one(institutionId, personId);
  }

  /** @throws {AppError} NOT_FOUND; CONFLICT as `setRoles` */
  remove(actorId: string, institutionId: string, personId: string): Promise<void> {
    return this.changes.by(actorId, async (manager) => {
      const held = await lockMember(manager, institutionId, personId);
      if (held.includes('admin')) refuseOneself(actorId, personId);
      await endMembership(manager, { actorId, institutionId, personId }, held);
    });
  }
}

/** These roles end, with the places that hang on them. @throws {AppError} CONFLICT when no admin would be left */
export async function endMembership(
  manager: EntityManager,
  place: { actorId: string; institutionId: string; personId: string },
  roles: readonly MembershipRole[],
): Promise<void> {
  const { institutionId, personId } = place;
  await removeRoles(manager, institutionId, personId, roles);
  if (roles.includes('admin')) await requireAnAdmin(manager, institutionId);
  await endPlaces(manager, place, roles);
}

/** @returns what the person is there */
async function lockMember(manager: EntityManager, institutionId: string, personId: string): Promise<MembershipRole[]> {
  await lockMemberships(manager, institutionId);
  const held = isUuid(personId) ? await rolesOf(manager, institutionId, personId) : [];
  if (held.length === 0) throw notFound('member');
  return held;
}

function refuseOneself(actorId: string, personId: string): void {
  if (personId.toLowerCase() !== actorId) return;
  throw new AppError('CONFLICT', 'You are an admin here yourself. Ask another admin to take that away.', 'personId');
}

/** Of those who can sign in and are not suspended. */
export async function requireAnAdmin(manager: EntityManager, institutionId: string): Promise<void> {
  if (await hasActiveAdmin(manager, institutionId)) return;
  throw new AppError(
    'CONFLICT',
    'An institution keeps at least one admin. Make somebody else an admin first.',
    'personId',
  );
}
