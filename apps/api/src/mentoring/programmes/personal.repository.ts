import { statements } from '#database';

export const sql = statements({
  led: {
    text: `SELECT name AS programme, mentoring_lead.created_at AS since FROM mentoring_lead
       JOIN mentoring_programme ON mentoring_programme.id = programme_id WHERE person_id = $1 ORDER BY since, programme_id`,
    params: { personId: 'uuid' },
    row: { programme: 'text', since: 'timestamptz' },
  },
  taken: {
    text: `SELECT name AS programme, role, mentoring_participant.state, goals, state_since AS since FROM mentoring_participant
       JOIN mentoring_programme ON mentoring_programme.id = programme_id WHERE person_id = $1 ORDER BY since, programme_id`,
    params: { personId: 'uuid' },
    row: { programme: 'text', role: 'text', state: 'text', goals: 'text[]', since: 'timestamptz' },
  },
});
