import { SetMetadata, applyDecorators } from '@nestjs/common';
import { Extensions } from '@nestjs/graphql';
import type { ObjectPermission, Permission, PlainPermission } from '#access';

/** Kinds of object a permission can be about; most stand for the institution they belong to. */
export const objectKinds = [
  'institution',
  'campus',
  'room',
  'department',
  'term',
  'closing_day',
  'course',
  'cohort',
  'invitation',
  'register_import',
  'section',
  'session',
  'deck',
  'mentoring_request',
  'mentorship',
  'expert_document',
  'mentoring_programme',
] as const;
export type ObjectKind = (typeof objectKinds)[number];

export interface Allowed {
  readonly permission: Permission;
  /** The kind of object whose id stands in the argument at `from`. */
  readonly of?: ObjectKind;
  /** The path of the argument, e.g. `input.sectionId`. For a route it is the parameter. */
  readonly from?: string;
}

export const allowedKey = 'ikiraro:allowed';

export function Allow(permission: PlainPermission): MethodDecorator;
export function Allow(permission: ObjectPermission, about: { of: ObjectKind; from: string }): MethodDecorator;
/**
 * The permission that a root field or a route needs. Each of them must declare one. `PermissionGuard` enforces it, and
 * `requirePermissions` refuses to start the service without it.
 */
export function Allow(permission: Permission, about: { of?: ObjectKind; from?: string } = {}): MethodDecorator {
  const allowed: Allowed = { permission, ...about };
  return applyDecorators(SetMetadata(allowedKey, allowed), Extensions({ allowed }));
}
