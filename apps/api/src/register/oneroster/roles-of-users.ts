import type { MembershipRole } from '#database';
import type { Position, Problems } from '../problems.ts';

interface RolesOfUser {
  active: MembershipRole[];
  ended: MembershipRole[];
  at: Position;
  used: boolean;
}

/** roles.csv by user, until users.csv is read. */
export class RolesOfUsers {
  private readonly byUser = new Map<string, RolesOfUser>();

  /** @param isDelta users whose roles are the same may stand there without them */
  constructor(readonly isDelta: boolean) {}

  /** Whether there was any. */
  get any(): boolean {
    return this.byUser.size > 0;
  }

  add(user: string, role: MembershipRole | undefined, ended: boolean, at: Position): void {
    const roles = this.byUser.get(user) ?? { active: [], ended: [], at, used: false };
    this.byUser.set(user, roles);
    const list = ended ? roles.ended : roles.active;
    if (role && !roles.active.includes(role) && !list.includes(role)) list.push(role);
  }

  take(user: string): RolesOfUser | undefined {
    const roles = this.byUser.get(user);
    if (roles) roles.used = true;
    return roles;
  }

  /** Roles of users who are not in users.csv. A delta may leave such users out, and their roles are not read. */
  sayLost(problems: Problems, isDelta: boolean): void {
    for (const [user, { at, used }] of this.byUser) {
      const code = isDelta ? 'IGNORED_LINE' : 'NOT_FOUND';
      if (!used) problems.add(at, 'userSourcedId', code, user, 'This user must stand in users.csv.');
    }
  }
}
