-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- failed () -> id uuid, what text, email text, at timestamptz, attempts int4, failure text?, all int4
SELECT *, count(*) OVER ()::integer AS all FROM (
  SELECT notification.id, 'timetable' AS what, person.email, notification.created_at AS at, mail_attempts AS attempts, NULL AS failure
  FROM notification JOIN person ON person.id = person_id WHERE mail_state = 'failed'
  UNION ALL
  SELECT welcome_mail.id, 'welcome', person.email, welcome_mail.created_at, attempts, failure
  FROM welcome_mail JOIN person ON person.id = person_id WHERE state = 'failed'
  UNION ALL
  SELECT id, 'password', email, created_at, attempts, failure FROM password_reset_mail WHERE state = 'failed'
  UNION ALL
  SELECT invitation.id, 'invitation', invitation.email, invitation.created_at, attempts, failure
  FROM invitation_mail JOIN invitation ON invitation.id = invitation_id
  WHERE invitation_mail.state = 'failed' AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END = 'open'
  UNION ALL
  SELECT api_token.id, 'token', person.email, api_token.created_at, mail_attempts, NULL
  FROM api_token JOIN person ON person.id = person_id WHERE mail_state = 'failed') AS letter ORDER BY at DESC LIMIT 200;

-- makeNoticesDue (id uuid?) -> personId uuid
UPDATE notification SET mail_state = 'due', mail_attempts = 0, mail_due_at = clock_timestamp()
         WHERE mail_state = 'failed' AND ($1::uuid IS NULL OR id = $1) RETURNING person_id AS "personId";

-- makeWelcomesDue (id uuid?) -> id uuid
UPDATE welcome_mail SET state = 'due', attempts = 0, due_at = clock_timestamp() WHERE id IN (
           SELECT DISTINCT ON (institution_id, person_id) id FROM welcome_mail AS letter
           WHERE state = 'failed' AND ($1::uuid IS NULL OR id = $1) AND NOT EXISTS (SELECT FROM welcome_mail
             WHERE state = 'due' AND institution_id IS NOT DISTINCT FROM letter.institution_id AND person_id = letter.person_id)
           ORDER BY institution_id, person_id, created_at DESC) RETURNING id;

-- makeResetsDue (id uuid?) -> id uuid
UPDATE password_reset_mail letter SET state = 'due', attempts = 0, due_at = clock_timestamp()
         WHERE state = 'failed' AND ($1::uuid IS NULL OR id = $1) AND NOT EXISTS (SELECT FROM password_reset_mail newer
           WHERE newer.email = letter.email AND (newer.created_at, newer.id) > (letter.created_at, letter.id)) RETURNING id;

-- makeInvitationsDue (id uuid?) -> id uuid
UPDATE invitation_mail SET state = 'due', attempts = 0, due_at = clock_timestamp() FROM invitation
         WHERE invitation.id = invitation_id AND invitation_mail.state = 'failed' AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END = 'open'
           AND ($1::uuid IS NULL OR invitation_id = $1) RETURNING invitation_id AS id;

-- makeTokenNoticesDue (id uuid?) -> id uuid
UPDATE api_token SET mail_state = 'due', mail_attempts = 0
         WHERE mail_state = 'failed' AND ($1::uuid IS NULL OR id = $1) RETURNING id;

-- note (id uuid?)
INSERT INTO audit_entry (source, action, kind, object_id, changes)
           VALUES ('operator', 'update', 'mail', $1, '{"mail_state": ["failed", "due"]}');
