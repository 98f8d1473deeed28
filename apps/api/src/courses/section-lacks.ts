/** Of a term that is not over, and neither finished, cancelled nor archived. */
const toBeHeld = `section.state NOT IN ('finished', 'cancelled') AND section.archived_at IS NULL
  AND section.term_id IN (SELECT id FROM term WHERE ends_on >= current_date)`;

/** Conditions on `section`: what a section to be held has not got yet. */
export const sectionLacks = {
  lecturer: `${toBeHeld} AND NOT EXISTS (SELECT FROM section_lecturer WHERE section_id = section.id)`,
  sessions: `${toBeHeld} AND NOT EXISTS (
    SELECT FROM session WHERE session.section_id = section.id AND session.cancelled_at IS NULL)`,
} as const;
