/** Answers from which a mentor's response time says something. */
const leastAnswers = 3;

/** SQL: a person by their id and name. @param table that is joined */
export const personJson = (table: string): string => `json_build_object('id', ${table}.id, 'name', ${table}.name)`;

/** SQL: how many mentees the person joined as `mentor` has now. */
export const takenPlaces = `(SELECT count(*) FROM mentorship WHERE mentor_id = mentor.id AND state <> 'ended')`;

const responseHours = `(SELECT ceil(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - created_at)) / 3600)
    FROM mentoring_request WHERE mentor_id = mentor.id AND answered_at IS NOT NULL HAVING count(*) >= ${leastAnswers})`;

/** SQL: whether the person joined as `mentor` lets others see what they know. Who is on the roster shows what their card does. */
export const shows = (part: 'fields' | 'languages' | 'skills'): string =>
  `NOT EXISTS (SELECT FROM expert WHERE expert.person_id = mentor.id AND state <> 'draft' AND NOT '${part}' = ANY(shows))`;

/** SQL: a row of `mentor_offer`, joined to its person as `mentor`, as everybody sees it. */
export const offerJson = `json_build_object('mentor', ${personJson('mentor')}, 'about', about, 'audiences', audiences,
    'capacity', capacity, 'roomLeft', greatest(0, capacity - ${takenPlaces}), 'paused', paused_at IS NOT NULL, 'pausedBecause', paused_because,
    'responseHours', ${responseHours},
    'shows', json_build_object('fields', ${shows('fields')}, 'languages', ${shows('languages')}, 'skills', ${shows('skills')}))`;
