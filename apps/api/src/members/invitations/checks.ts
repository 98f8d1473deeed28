import type { EntityManager } from 'typeorm';
import type { Language, MembershipRole } from '#database';
import { AppError, badInput, notFound, tooMany } from '#platform';
import { isUuid } from '../../graphql/ids.ts';
import { emailAddress } from '../../graphql/text.ts';
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
export async function refuseMembers(
  manager: EntityManager,
  { institutionId, role }: Into,
  emails: string[],
): Promise<void> {
  const members: { email: string }[] = await manager.query(
    `SELECT email FROM person JOIN membership ON membership.person_id = person.id
     WHERE institution_id = $1 AND role = $2 AND email = ANY($3) ORDER BY email`,
    [institutionId, role, emails],
  );
  if (members.length === 0) return;
  const named = members.map(({ email }) => email).join(', ');
  throw new AppError('CONFLICT', `Of this institution with that role already: ${named}.`, 'input.emails', {
    addresses: named,
  });
}

/** The section is of the institution, and people still come to it. @throws {AppError} NOT_FOUND, CONFLICT */
export async function requireSection(manager: EntityManager, { institutionId, sectionId }: Into): Promise<void> {
  if (sectionId === null) return;
  const [section]: { state: string; archived: boolean }[] = isUuid(sectionId)
    ? await manager.query(
        `SELECT section.state, section.archived_at IS NOT NULL AS archived FROM section JOIN course ON course.id = section.course_id
         WHERE section.id = $1 AND course.institution_id = $2`,
        [sectionId, institutionId],
      )
    : [];
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
export async function placeName(manager: EntityManager, { institutionId, sectionId }: Into): Promise<string> {
  const [row]: { name: string; section: string | null }[] = await manager.query(
    `SELECT institution.name, (SELECT course.code || ' ' || course.title || ', ' || section.name
       FROM section JOIN course ON course.id = section.course_id WHERE section.id = $2) AS section
     FROM institution WHERE id = $1`,
    [institutionId, sectionId],
  );
  const { name = 'Ikiraro', section = null } = row ?? {};
  return section === null ? name : `${section} (${name})`;
}
