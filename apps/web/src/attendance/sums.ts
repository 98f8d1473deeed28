interface Turn {
  present: boolean;
  excused: boolean;
  minutes: number;
}

/** Sums over sessions that took place: how many the student was expected in, how many they attended, and their minutes. */
export function sumOf(turns: readonly Turn[]): { held: number; came: number; minutes: number } {
  return {
    held: turns.filter(({ excused }) => !excused).length,
    came: turns.filter(({ present }) => present).length,
    minutes: turns.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

interface OfTerm {
  section: { course: { code: string }; name: string; term: { id: string; startsOn: string } };
}
interface TermOf<Own extends OfTerm> {
  term: OfTerm['section']['term'];
  sections: Own[];
}

/** Sections by term, the newest term first, and within it by course. */
export function byTerm<Own extends OfTerm>(all: readonly Own[]): TermOf<Own>[] {
  const terms = new Map<string, TermOf<Own>>();
  for (const own of all) {
    const { term } = own.section;
    const known = terms.get(term.id) ?? { term, sections: [] };
    known.sections.push(own);
    terms.set(term.id, known);
  }
  const titleOf = ({ section }: Own) => `${section.course.code} ${section.name}`;
  for (const { sections } of terms.values()) sections.sort((a, b) => titleOf(a).localeCompare(titleOf(b)));
  return [...terms.values()].sort((a, b) => b.term.startsOn.localeCompare(a.term.startsOn));
}
