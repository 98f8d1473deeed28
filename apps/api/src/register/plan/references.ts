import { mostAlike, wordsIn } from '../alike.ts';
import type { Reference } from '../entries.ts';
import { cut, shown } from '../problems.ts';
import type { Position } from '../problems.ts';
import { kindOf, nameKey } from './owned.ts';
import type { Owned } from './owned.ts';
import type { Planning } from './planning.ts';

/** Where a bundle has them. */
const fileOf: Record<Owned, string> = {
  campus: 'orgs.csv',
  department: 'orgs.csv',
  term: 'academicSessions.csv',
  course: 'courses.csv',
  section: 'classes.csv',
  person: 'users.csv',
};

/** What a file refers to: by the register's id, by our own, or by the name that people use. */
export class References {
  private readonly takenFor = new Set<string>();

  constructor(private readonly planning: Planning) {}

  /** The thing that a file refers to; a problem when there is none. */
  find(kind: Owned, { value, column }: Reference, at: Position, hint: string): string | undefined {
    const { options, passedOver, problems, unread } = this.planning;
    const found = this.named(kind, value);
    // An account elsewhere, that happens to have an address of the file, is nobody here.
    if (found !== undefined && (kind !== 'person' || this.planning.isMember(found))) return found;
    const meant = found === undefined && options.byName ? this.meant(kind, value) : undefined;
    if (meant?.id !== undefined) {
      this.takeFor(at, column, value, meant.name);
      return meant.id;
    }
    // It was reported already: at its line, for its file, or at the first line that names it.
    const key = `${kindOf[kind]} ${value}`;
    if (passedOver.has(key) || unread.has(kindOf[kind])) return undefined;
    if (!options.byName) passedOver.add(key);
    const advice = options.byName ? hint : `It stands neither in ${fileOf[kind]} nor here already.`;
    const asked = meant ? `Do you mean "${meant.name}"? ` : '';
    const message = `There is no ${kind} "${cut(value)}". ${asked}${advice}`;
    problems.add(at, column, 'NOT_FOUND', value, message, meant?.name);
    return undefined;
  }

  /**
   * Whom a reference names who has an account and no place here, and whom this register invites. Nothing of the account is said: not
   * even, before there is an invitation, that there is one.
   */
  invited({ value }: Reference): { id: string; told: boolean } | undefined {
    const { ledger, options, people } = this.planning;
    const person = people.get(this.named('person', value) ?? '');
    if (!person || this.planning.isMember(person.id)) return undefined;
    if (ledger.of('person', person.id)?.said['invited'] !== true) return undefined;
    return { id: person.id, told: person.invited || options.applies };
  }

  /** Id of what has this id, or, where things may be named by their own names, this name. */
  private named(kind: Owned, value: string): string | undefined {
    const { named, options } = this.planning;
    return this.planning.known(kind, value) ?? (options.byName ? named[kind].get(nameKey(value)) : undefined);
  }

  /** The only campus or term whose name has the same words, with its id; else the one that is most like it. */
  private meant(kind: Owned, value: string): { id?: string; name: string } | undefined {
    if (kind !== 'campus' && kind !== 'term') return undefined;
    const things = [...(kind === 'campus' ? this.planning.campuses : this.planning.terms).values()];
    const words = wordsIn(value);
    const [same, another] = things.filter(({ name }) => wordsIn(name) === words);
    if (same && !another) return same;
    // What is not shown needs no name.
    if (this.planning.problems.count >= shown) return undefined;
    const name =
      same?.name ??
      mostAlike(
        value,
        things.map((thing) => thing.name),
      );
    return name === undefined ? undefined : { name };
  }

  /** Reports a word that stands on each line only once. */
  private takeFor(at: Position, column: string, value: string, name: string): void {
    const key = `${column}\n${value}`;
    if (this.takenFor.has(key)) return;
    this.takenFor.add(key);
    this.planning.problems.add(at, column, 'TAKEN_FOR', value, `Taken for: ${name}.`, name);
  }
}
