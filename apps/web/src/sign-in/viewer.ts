import { computed, signal } from '@preact/signals';
import { SignOutDocument, StartDocument, UnreadDocument } from '#contract/graphql/graphql';
import type { StartQuery, ViewerPartsFragment } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { watchSignIn } from '../api/signed-in.ts';
import { dropAllDrafts } from '../look/draft.ts';
import { deviceZone } from '../time/zones.ts';
import { firstLanguage, forgetLanguage, showLanguage } from '../words/words.ts';

export type Viewer = ViewerPartsFragment;

/** Who is here: not asked yet, could not be asked, nobody, or a person. */
export type Who =
  | { state: 'unknown' }
  | { state: 'failed'; problem: Problem }
  | { state: 'nobody' }
  | { state: 'known'; viewer: Viewer };

export const who = signal<Who>({ state: 'unknown' });
export const platform = signal<StartQuery['platform'] | undefined>(undefined);

/** The person who is signed in, if one is. */
export const viewer = computed(() => (who.value.state === 'known' ? who.value.viewer : undefined));

/** The zone of the reader: the account's, else the device's. */
export const readerZone = computed(() => viewer.value?.zone ?? deviceZone());

/** Asks who is here. The page is drawn meanwhile. */
export async function findViewer(): Promise<void> {
  const { data, error } = await ask(StartDocument, {});
  if (!data) {
    // Somebody has signed in meanwhile: who is here is known.
    if (who.value.state === 'known') return;
    who.value = { state: 'failed', problem: error ? problemOf(error) : { code: 'INTERNAL' } };
    return;
  }
  platform.value = data.platform;
  if (data.viewer) await welcome(data.viewer);
  else who.value = { state: 'nobody' };
}

let welcomed = 0;

/** Takes a person as the one who is here, in their language. The last who is welcomed counts. */
export async function welcome(person: Viewer): Promise<void> {
  welcomed += 1;
  const mine = welcomed;
  watchSignIn(true);
  // A catalogue that cannot be fetched now must not keep the person out.
  await showLanguage(firstLanguage(person.language)).catch(() => undefined);
  if (mine !== welcomed) return;
  who.value = { state: 'known', viewer: person };
}

/** How much news has not been read, once that is known anew. */
export function setUnread(count: number): void {
  const here = who.value;
  if (here.state !== 'known' || here.viewer.unreadNotifications === count) return;
  who.value = { state: 'known', viewer: { ...here.viewer, unreadNotifications: count } };
}

/** Asks anew how much news there is. Failing, the count stays as it was. */
export async function refreshUnread(): Promise<void> {
  const { data } = await ask(UnreadDocument, {});
  if (data?.viewer) setUnread(data.viewer.unreadNotifications);
}

/** Signs out and begins anew, so that nothing of this person stays in the page. */
export async function leave(): Promise<Problem | undefined> {
  const { error } = await change(SignOutDocument, {});
  if (error) return problemOf(error);
  beginAnew();
  return undefined;
}

/** Loads the sign-in page afresh. */
export function beginAnew(): void {
  watchSignIn(false);
  forgetLanguage();
  dropAllDrafts();
  location.assign('/sign-in');
}

/** The institutions a person has a role in, with the roles, as each is listed once per role. */
export function institutionsOf(person: Viewer): { id: string; name: string; admin: boolean }[] {
  const found = new Map<string, { id: string; name: string; admin: boolean }>();
  for (const { institution, role } of person.memberships) {
    const known = found.get(institution.id) ?? { ...institution, admin: false };
    found.set(institution.id, { ...known, admin: known.admin || role === 'ADMIN' });
  }
  return [...found.values()];
}

/** Whether a person sets this institution up: its administrators and the platform's. */
export function manages(person: Viewer, institutionId: string): boolean {
  if (person.platformRole === 'PLATFORM_ADMIN') return true;
  return institutionsOf(person).some(({ id, admin }) => admin && id === institutionId);
}
