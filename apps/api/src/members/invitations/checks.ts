import type { EntityManager } from 'typeorm';
import type { Language, MembershipRole } from '#database';
import { AppError, badInput, notFound, tooMany } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { emailAddress } from '../../graphql/text.ts';
import { membersWith, namesOfPlace, sectionInvitedTo } from './inviting.repository.ts';
import type { InvitationLinkInput, InviteInput } from './models.ts';

/** Addresses of one `invite`, at most. */
const mostAddresses = 100;

/** What an invitation is into. */
export interface Into {
  institutionId: string;
  sectionId: string | null;
  role: MembershipRole;
  language: Language;
}

/** @throws {AppError} BAD_INPUT when the role has no place in a section */
export function intoOf({ institutionId, sectionId, role, language }: InviteInput | InvitationLinkInput): Into {
  if (sectionId != null && role === 'admin') {
    throw badInput('input.role', 'Into a section one invites students or lecturers.');
  }
  return { institutionId, sectionId: sectionId ?? null, role, language };
}

/** In lower case, each once. @throws {AppError} NOT_AN_EMAIL at `input.emails`, with all that are wrong as `facts.addresses`; TOO_MANY */
export function addresses(typed: readonly string[]): string[] {
  const wrong: string[] = [];
  const emails = typed.flatMap((address) => {
    try {
      return emailAddress('input.emails', address);
    } catch {
      wrong.push(address.trim().slice(0, 100));
      return [];
    }
  });
  if (wrong.length > 0) {
    const named = wrong.slice(0, mostAddresses).join(', ');
    throw new AppError('NOT_AN_EMAIL', `No e-mail addresses: ${named}.`, 'input.emails', { addresses: named });
  }
  const distinct = [...new Set(emails)];
  if (distinct.length === 0) throw badInput('input.emails', 'Name at least one address.');
  if (distinct.length > mostAddresses) throw tooMany('input.emails', 'addresses', mostAddresses, distinct.length);
  return distinct;
}

/** @throws {AppError} CONFLICT at `input.emails`, with those that are members as `facts.addresses` */
export async function refuseMembers(manager: EntityManager, into: Into, emails: string[]): Promise<void> {
  const members = await membersWith(manager, into, emails);
  if (members.length === 0) return;
  const named = members.join(', ');
  throw new AppError('CONFLICT', `Of this institution with that role already: ${named}.`, 'input.emails', {
    addresses: named,
  });
}

/** The section is of the institution, and people still come to it. @throws {AppError} NOT_FOUND, CONFLICT */
export async function requireSection(manager: EntityManager, { institutionId, sectionId }: Into): Promise<void> {
  if (sectionId === null) return;
  const section = isUuid(sectionId) ? await sectionInvitedTo(manager, institutionId, sectionId) : undefined;
  if (!section) throw notFound('section');
  if (section.archived || section.state === 'finished' || section.state === 'cancelled') {
    throw new AppError(
      'CONFLICT',
      `This section is ${section.archived ? 'archived' : section.state}: nobody comes to it.`,
      'input.sectionId',
      {
        state: section.state,
      },
    );
  }
}

/** "INF301 Databases II, A (Université du Burundi)", or the institution's name. */
export async function placeName(
  manager: EntityManager,
  into: Pick<Into, 'institutionId' | 'sectionId'>,
): Promise<string> {
  const { name = 'Ikiraro', section = null } = (await namesOfPlace(manager, into)) ?? {};
  return section === null ? name : `${section} (${name})`;
}
