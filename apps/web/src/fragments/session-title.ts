interface Named {
  section: { course: { code: string }; name: string } | null;
}

/** Course code and section, for who has several of one course; empty without a section. */
export function sectionWords({ section }: Named): string {
  return section ? `${section.course.code} · ${section.name}` : '';
}

/** The names of who teaches it, as the language lists them. */
export function lecturerNames({ lecturers }: { lecturers: readonly { name: string }[] }, tag: string): string {
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(lecturers.map(({ name }) => name));
}

/** Whether the viewer can enter the class now. */
export function canEnter({ phase, viewerMayEnter }: { phase: string; viewerMayEnter: boolean }): boolean {
  return viewerMayEnter && (phase === 'OPEN' || phase === 'LIVE');
}
