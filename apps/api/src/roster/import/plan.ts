import { randomUUID } from 'node:crypto';
import type { CardPart, Language } from '#database';
import { shown } from '../../register/index.ts';
import type { Change, Count, Problems } from '../../register/index.ts';
import type { ExpertLine } from '../export/export.repository.ts';
import { placeOf } from '../sheet/sheet.ts';
import { differences, parts } from './compare.ts';
import type { Difference, FilledField } from './compare.ts';
import type { PresentPerson } from './present.repository.ts';
import type { ReadLine } from './read-line.ts';
import { addCompetences, noWrites, profileRow } from './writes.ts';

export interface Present {
  /** By address. */
  people: ReadonlyMap<string, PresentPerson>;
  /** Profiles as an export has them, by address. */
  experts: ReadonlyMap<string, ExpertLine>;
}

/** What a new account gets that the file does not say. */
export interface Given {
  language: Language;
  zone: string;
}

const all: ReadonlySet<FilledField> = new Set(Object.keys(parts) as FilledField[]);
const isFilled = (field: Difference['field']): field is FilledField => field !== 'name' && field !== 'zone';

/** What somebody knows stands on their offer as a mentor. */
const isShownAtOnce = ({ mentors }: PresentPerson, field: Difference['field']): boolean =>
  mentors && (field === 'fields' || field === 'skills' || field === 'languages');

/** What a file of the roster does, line by line. */
export class RosterPlan {
  readonly writes = noWrites();
  readonly changes: Change[] = [];
  readonly count: Count = { what: 'expert', created: 0, updated: 0, ended: 0, unchanged: 0, kept: 0 };
  private readonly seen = new Set<string>();

  constructor(
    private readonly present: Present,
    private readonly given: Given,
    private readonly problems: Problems,
  ) {}

  add(line: ReadLine): void {
    const { email, at } = line;
    if (this.seen.has(email)) {
      this.problems.add(
        at,
        line.emailColumn,
        'TWICE',
        email,
        'This address is in the file twice. Keep one of the lines.',
      );
      return;
    }
    this.seen.add(email);
    const person = this.present.people.get(email);
    const expert = this.present.experts.get(email);
    if (!person) this.begin(line, this.open(line));
    else if (person.closed)
      this.leave(line, 'CLOSED_ACCOUNT', 'The account with this address is closed: nothing is done.');
    else if (!expert) this.beginOf(person, line);
    else this.fill(person, expert, line);
  }

  private open({ email, name, said }: ReadLine): string {
    const { language, zone } = this.given;
    const id = randomUUID();
    this.writes.people.push({ id, email, name, zone: said.zone ?? zone, language });
    return id;
  }

  private begin(line: ReadLine, personId: string, fields = all): void {
    this.writes.begun.push(profileRow(personId, line, fields, []));
    addCompetences(this.writes, personId, line, fields);
    this.count.created += 1;
    this.tell(line, 'create', []);
  }

  /** Of somebody with an account. */
  private beginOf(person: PresentPerson, line: ReadLine): void {
    const { id, hasFields, hasSkills, hasLanguages } = person;
    const theirs: Partial<Record<FilledField, boolean>> = {
      fields: hasFields,
      skills: hasSkills,
      languages: hasLanguages,
    };
    const free = [...all].filter((field) => !theirs[field] && !isShownAtOnce(person, field));
    this.begin(line, id, new Set(free));
  }

  /**
   * What an expert wrote stays, and what is filled in is on no card before they allow it. Whoever has no password yet has written nothing.
   * A draft that somebody writes and never submitted is their own: nothing of it is told.
   */
  private fill(person: PresentPerson, expert: ExpertLine, line: ReadLine): void {
    const { id, active, state, listed } = person;
    if (state === 'left') {
      this.leave(line, 'HAS_LEFT', 'This expert has left the roster: nothing is done.');
      return;
    }
    if (active && !listed) {
      this.leave(line, 'OWN_DRAFT', 'This person has the profile in hand: nothing is done.');
      return;
    }
    const found = differences(expert, line.said, placeOf(this.given.language)).map((difference) => ({
      ...difference,
      kept: !isFilled(difference.field) || (active && !difference.empty) || isShownAtOnce(person, difference.field),
    }));
    const written = new Set(
      found
        .filter(({ kept }) => !kept)
        .map(({ field }) => field)
        .filter(isFilled),
    );
    const hides = [...written].map((field): CardPart | null => parts[field]).filter((part) => part !== null);
    if (written.size > 0) {
      this.writes.changed.push(profileRow(id, line, written, active ? hides : []));
      addCompetences(this.writes, id, line, written);
    }
    this.count[written.size > 0 ? 'updated' : 'unchanged'] += 1;
    this.count.kept += found.filter(({ kept }) => kept).length;
    if (found.length > 0) {
      this.tell(
        line,
        'update',
        found.map(({ field, before, after, kept }) => ({ field, before, after, kept })),
      );
    }
  }

  private leave(
    { at, email, emailColumn }: ReadLine,
    code: 'HAS_LEFT' | 'OWN_DRAFT' | 'CLOSED_ACCOUNT',
    why: string,
  ): void {
    this.problems.add(at, emailColumn, code, email, why);
    this.count.unchanged += 1;
  }

  private tell({ email, name }: ReadLine, action: Change['action'], fields: Change['fields']): void {
    if (this.changes.length < shown)
      this.changes.push({ what: 'expert', action, externalId: email, label: name, fields });
  }
}
