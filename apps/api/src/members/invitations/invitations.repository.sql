-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- page with everything by newest (readerId uuid, institutionId uuid, after0 float8, after1 uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT invitation.id, -(extract(epoch FROM invitation.created_at) * 1000000)::float8 AS k0, invitation.id AS k1
       FROM invitation WHERE invitation.institution_id = $2 AND invitation.link_id IS NULL
     ), page AS (
       SELECT * FROM matched WHERE (k0, k1) < ($3::float8, $4::uuid)
       ORDER BY k0 DESC, k1 DESC LIMIT $5
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', invitation.id, 'email', invitation.email, 'name', invitation.name, 'role', invitation.role,
    'section', CASE WHEN section.id IS NOT NULL THEN json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name) END, 'createdAt', invitation.created_at, 'expiresAt', invitation.expires_at,
    'uses', (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id), 'mostUses', invitation.most_uses, 'state', CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END, 'mail', mail.state, 'mailFailure', mail.failure) AS row FROM invitation
  JOIN institution ON institution.id = invitation.institution_id
  LEFT JOIN section ON section.id = invitation.section_id
  LEFT JOIN course ON course.id = section.course_id
  LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id WHERE invitation.id = page.id) AS line ON true) ON true
     ORDER BY k0 DESC, k1 DESC;

-- page of nothing more, shape invitation (readerId uuid, institutionId uuid, limit int8) -> total int4, keys json, row json?
WITH matched AS MATERIALIZED (
       SELECT invitation.id, -(extract(epoch FROM invitation.created_at) * 1000000)::float8 AS k0, invitation.id AS k1
       FROM invitation WHERE invitation.institution_id = $2 AND invitation.link_id IS NULL
     ), page AS (
       SELECT * FROM matched WHERE true
       ORDER BY k0, k1 LIMIT $3
     )
     SELECT total, json_build_array(k0, k1) AS keys, line.row
     FROM (SELECT count(*)::integer AS total FROM matched) AS counted
     LEFT JOIN (page JOIN LATERAL (SELECT json_build_object(
    'id', invitation.id, 'email', invitation.email, 'name', invitation.name, 'role', invitation.role,
    'section', CASE WHEN section.id IS NOT NULL THEN json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name) END, 'createdAt', invitation.created_at, 'expiresAt', invitation.expires_at,
    'uses', (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id), 'mostUses', invitation.most_uses, 'state', CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END, 'mail', mail.state, 'mailFailure', mail.failure) AS row FROM invitation
  JOIN institution ON institution.id = invitation.institution_id
  LEFT JOIN section ON section.id = invitation.section_id
  LEFT JOIN course ON course.id = section.course_id
  LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id WHERE invitation.id = page.id) AS line ON true) ON true
     ORDER BY k0, k1;

-- byIds (readerId uuid, ids uuid[]) -> row json
SELECT json_build_object(
    'id', invitation.id, 'email', invitation.email, 'name', invitation.name, 'role', invitation.role,
    'section', CASE WHEN section.id IS NOT NULL THEN json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name) END, 'createdAt', invitation.created_at, 'expiresAt', invitation.expires_at,
    'uses', (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id), 'mostUses', invitation.most_uses, 'state', CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END, 'mail', mail.state, 'mailFailure', mail.failure) AS row FROM invitation
  JOIN institution ON institution.id = invitation.institution_id
  LEFT JOIN section ON section.id = invitation.section_id
  LEFT JOIN course ON course.id = section.course_id
  LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id WHERE invitation.id = ANY($2::uuid[])
     ORDER BY array_position($2::uuid[], invitation.id);

-- open (tokenHash bytea, readerId uuid?) -> id uuid, linkId uuid?, role text, email text?, name text, language text, section json?, institution json, accountExists bool
SELECT invitation.id, invitation.link_id AS "linkId", invitation.role, invitation.email,
       invitation.name, invitation.language, CASE WHEN section.id IS NOT NULL THEN json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $2)), course.title) || ', ' || section.name) END AS section,
       json_build_object('id', institution.id, 'name', institution.name) AS institution,
       EXISTS (SELECT FROM person WHERE email = invitation.email AND password_hash IS NOT NULL) AS "accountExists"
     FROM invitation
  JOIN institution ON institution.id = invitation.institution_id
  LEFT JOIN section ON section.id = invitation.section_id
  LEFT JOIN course ON course.id = section.course_id
  LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id WHERE invitation.id = (SELECT id FROM invitation WHERE token_hash = $1
  UNION ALL SELECT invitation_id FROM invitation_token WHERE token_hash = $1) AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END = 'open';

-- openTo (personId uuid) -> id uuid, linkId uuid?, role text, email text?, name text, language text, section json?, institution json, accountExists bool
SELECT invitation.id, invitation.link_id AS "linkId", invitation.role, invitation.email,
       invitation.name, invitation.language, CASE WHEN section.id IS NOT NULL THEN json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name) END AS section,
       json_build_object('id', institution.id, 'name', institution.name) AS institution,
       EXISTS (SELECT FROM person WHERE email = invitation.email AND password_hash IS NOT NULL) AS "accountExists"
     FROM invitation
  JOIN institution ON institution.id = invitation.institution_id
  LEFT JOIN section ON section.id = invitation.section_id
  LEFT JOIN course ON course.id = section.course_id
  LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id WHERE invitation.email = (SELECT email FROM person WHERE id = $1) AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END = 'open' ORDER BY invitation.created_at DESC, invitation.id LIMIT 50;

-- oneOpenTo (personId uuid, id uuid) -> id uuid, linkId uuid?, role text, email text?, name text, language text, section json?, institution json, accountExists bool
SELECT invitation.id, invitation.link_id AS "linkId", invitation.role, invitation.email,
       invitation.name, invitation.language, CASE WHEN section.id IS NOT NULL THEN json_build_object('id', section.id, 'title', course.code || ' ' || coalesce(
    (SELECT title FROM course_translation WHERE course_id = course.id
      AND language = (SELECT language FROM person WHERE id = $1)), course.title) || ', ' || section.name) END AS section,
       json_build_object('id', institution.id, 'name', institution.name) AS institution,
       EXISTS (SELECT FROM person WHERE email = invitation.email AND password_hash IS NOT NULL) AS "accountExists"
     FROM invitation
  JOIN institution ON institution.id = invitation.institution_id
  LEFT JOIN section ON section.id = invitation.section_id
  LEFT JOIN course ON course.id = section.course_id
  LEFT JOIN invitation_mail mail ON mail.invitation_id = invitation.id WHERE invitation.email = (SELECT email FROM person WHERE id = $1) AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END = 'open' AND invitation.id = $2;

-- brought (tokenHash bytea, personId uuid)
SELECT FROM invitation
     JOIN invitation_use ON invitation_use.invitation_id = invitation.id AND invitation_use.person_id = $2
     JOIN membership ON membership.institution_id = invitation.institution_id AND membership.person_id = $2
       AND membership.role = invitation.role AND membership.suspended_at IS NULL
     WHERE invitation.id = (SELECT id FROM invitation WHERE token_hash = $1
  UNION ALL SELECT invitation_id FROM invitation_token WHERE token_hash = $1) AND (invitation.section_id IS NULL
       OR EXISTS (SELECT FROM enrolment WHERE section_id = invitation.section_id AND person_id = $2)
       OR EXISTS (SELECT FROM waiting_place WHERE section_id = invitation.section_id AND person_id = $2)
       OR EXISTS (SELECT FROM section_lecturer WHERE section_id = invitation.section_id AND person_id = $2));

-- revoke (id uuid)
UPDATE invitation SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL;

-- revokeEarlier (institutionId uuid, sectionId uuid?, role text, emails text[], linkId uuid?)
UPDATE invitation SET revoked_at = now()
       WHERE institution_id = $1 AND section_id IS NOT DISTINCT FROM $2 AND role = $3 AND email = ANY($4)
         AND link_id IS NOT DISTINCT FROM $5 AND revoked_at IS NULL AND expires_at > now()
         AND NOT EXISTS (SELECT FROM invitation_use WHERE invitation_id = invitation.id);
