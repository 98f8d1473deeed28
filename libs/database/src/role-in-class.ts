/**
 * In SQL, the role in which somebody enters the class of a session that belongs to no section. Where two meet, both are hosts, also
 * when only one of them is left (docs/decisions/0226).
 *
 * @param participant the row of `session_owner_participant`, by its name in the statement
 */
export const roleInClass = (participant: string) => `CASE
        WHEN (SELECT count(*) FROM session_owner_participant everybody WHERE everybody.owner_id = ${participant}.owner_id) <= 2 THEN 'host'
        ELSE ${participant}.role END`;
