interface Named {
  section: { course: { code: string; title: string }; name: string };
}

/** What a session is called: its course; the topic stands beneath. */
export function courseTitle({ section }: Named): string {
  return section.course.title;
}

/** Course code and section, for who has several of one course. */
export function sectionWords({ section }: Named): string {
  return `${section.course.code} · ${section.name}`;
}

/** The names of who teaches it, as the language lists them. */
export function lecturerNames({ lecturers }: { lecturers: readonly { name: string }[] }, tag: string): string {
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(lecturers.map(({ name }) => name));
}

/** Whether the viewer can enter the class now. */
export function canEnter({ phase, viewerMayEnter }: { phase: string; viewerMayEnter: boolean }): boolean {
  return viewerMayEnter && (phase === 'OPEN' || phase === 'LIVE');
}
