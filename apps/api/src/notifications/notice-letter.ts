import { createHash } from 'node:crypto';
import type { Letter } from '../mail/index.ts';
import type { NamedZone } from '../words/when.ts';
import { changesLetter } from './changes-letter.ts';
import { isOfMentoring, isOfSection, readFacts } from './facts.ts';
import { mentoringNews } from './mentoring-lines.ts';
import { merged } from './merge.ts';
import type { DuePerson } from './notice-mails.repository.ts';
import type { SectionNews } from './section-lines.ts';
import type { Proposed } from './told.repository.ts';
import type { Written } from './written.ts';

/** What a letter says beyond the notices themselves, each by its id. */
export interface Known {
  people: Map<string, string>;
  /** Campus by id of a section. */
  campuses: ReadonlyMap<string, NamedZone>;
  written: ReadonlyMap<string, Written>;
  proposed: ReadonlyMap<string, Proposed>;
}

/** One letter of all that a person was told. Undefined when there is nothing to write about, or nobody to write to. */
export function noticeLetter(
  person: DuePerson,
  { people, campuses, written, proposed }: Known,
  publicAddress: string,
): Letter | undefined {
  if (!person.reachable) return undefined;
  const now = new Date();
  const notices = person.notices.flatMap(({ kind, facts }) => {
    const read = readFacts(facts);
    return read ? [{ kind, facts: read }] : [];
  });
  const ofSections = notices.flatMap(({ kind, facts }) => (isOfSection(facts) ? [{ kind, ...facts }] : []));
  const bySection = Map.groupBy(ofSections, ({ sectionId }) => sectionId);
  const news = [...bySection].flatMap(([sectionId, ofOne]): SectionNews[] => {
    const changes = merged(
      ofOne.flatMap((notice) => notice.changes),
      now,
    );
    const seat = ofOne.some(({ kind }) => kind === 'enrolled');
    const title = ofOne.at(-1)?.title ?? '';
    const told = ofOne.flatMap(({ announcement }) => written.get(announcement ?? '') ?? []);
    // Only proposals that still wait for an answer, and declined ones for the person who proposed them.
    const proposals = ofOne
      .flatMap(({ proposal }) => proposed.get(proposal ?? '') ?? [])
      .filter(({ answer, byId }) => (byId === person.id ? answer === 'declined' : answer === null));
    return changes.length > 0 || seat || told.length > 0 || proposals.length > 0
      ? [{ sectionId, title, campus: campuses.get(sectionId) ?? null, changes, seat, written: told, proposals }]
      : [];
  });
  const mentoring = mentoringNews(notices.map(({ facts }) => facts).filter(isOfMentoring), now);
  if (news.length === 0 && mentoring.length === 0) return undefined;
  const digest = createHash('sha256')
    .update(person.notices.map(({ id }) => id).join())
    .digest('hex')
    .slice(0, 32);
  return {
    ...changesLetter(person, news, { zone: person.zone, people, publicAddress }, mentoring),
    messageId: `<notice-${digest}@${new URL(publicAddress).hostname}>`,
  };
}
