-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- page (personId uuid, kinds text[], micros int8?, id uuid?, limit int8) -> id uuid, kind text, facts jsonb, at timestamptz, read bool, micros text
SELECT id, kind, facts, created_at AS at, read_at IS NOT NULL AS read,
         (extract(epoch FROM created_at) * 1000000)::bigint::text AS micros
       FROM notification
       WHERE person_id = $1 AND kind = ANY($2) AND ($3::bigint IS NULL
         OR (created_at, id) < (timestamptz 'epoch' + $3::bigint * interval '1 microsecond', $4::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $5;

-- counts (personId uuid, kinds text[]) -> total int4, unread int4
SELECT count(*)::integer AS total, (count(*) FILTER (WHERE read_at IS NULL))::integer + (SELECT count(*)::integer FROM invitation
    WHERE invitation.email = (SELECT email FROM person WHERE id = $1) AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END = 'open') AS unread
       FROM notification WHERE person_id = $1 AND kind = ANY($2);

-- unread (personId uuid, kinds text[]) -> unread int4
SELECT count(*)::integer + (SELECT count(*)::integer FROM invitation
    WHERE invitation.email = (SELECT email FROM person WHERE id = $1) AND CASE WHEN invitation.revoked_at IS NOT NULL THEN 'revoked'
    WHEN (SELECT count(*)::integer FROM invitation_use WHERE invitation_id = invitation.id) >= invitation.most_uses THEN 'used'
    WHEN invitation.expires_at <= now() THEN 'expired' ELSE 'open' END = 'open') AS unread FROM notification
       WHERE person_id = $1 AND kind = ANY($2) AND read_at IS NULL;

-- markRead (personId uuid, ids uuid[]?, kinds text[])
UPDATE notification SET read_at = coalesce(read_at, now())
         WHERE person_id = $1 AND kind = ANY($3) AND ($2::uuid[] IS NULL AND read_at IS NULL OR id = ANY($2));

-- names (ids uuid[]) -> id uuid, name text
SELECT id, name FROM person WHERE id = ANY($1);
