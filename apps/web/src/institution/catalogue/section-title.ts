import type { SectionLineFragment } from '#contract/graphql/graphql';

export function sectionTitle({ course, name }: Pick<SectionLineFragment, 'course' | 'name'>): string {
  return `${course.title} · ${name}`;
}
