import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody wrote when they split the class into groups gives way, like a message, when they are erased. */
export class Groups1795813200000 implements MigrationInterface {
  readonly name = 'Groups1795813200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(unsaid(groups));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(unsaid(''));
  }
}

/** Groups stay apart from one another: what happened in them names them by their number. */
const groups = `
      WHEN type = 'groups-opened' THEN
        CASE WHEN body ? 'task' THEN '{"task": "…"}'::jsonb ELSE '{}'::jsonb END ||
        CASE WHEN jsonb_typeof(body -> 'groups') = 'array' THEN jsonb_build_object('groups', (
          SELECT coalesce(jsonb_agg(grouped || jsonb_build_object('name', '… ' || place) ORDER BY place), '[]'::jsonb)
            FROM jsonb_array_elements(body -> 'groups') WITH ORDINALITY AS made(grouped, place)))
        ELSE '{}'::jsonb END`;

/** As the migration 1795640400000 made it, and `more`. */
const unsaid = (more: string) => `
  CREATE OR REPLACE FUNCTION unsaid(type text, body jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT body || CASE
      WHEN type IN ('joined', 'knocked') THEN '{"name": "N. N."}'::jsonb
      WHEN type IN ('message-posted', 'question-asked', 'captioned') THEN '{"text": "…"}'::jsonb
      WHEN type = 'countdown-started' AND body ? 'label' THEN '{"label": "…"}'::jsonb
      WHEN type = 'poll-opened' THEN '{"question": "…"}'::jsonb || CASE
        -- Choices stay apart from one another: results name them by their place.
        WHEN jsonb_typeof(body -> 'choices') = 'array' THEN jsonb_build_object('choices', (
          SELECT coalesce(jsonb_agg('… ' || place ORDER BY place), '[]'::jsonb)
            FROM jsonb_array_elements(body -> 'choices') WITH ORDINALITY AS choice(words, place)))
        ELSE '{}'::jsonb END
      WHEN type = 'poll-answered' THEN
        CASE WHEN jsonb_typeof(body -> 'answer') = 'string' THEN '{"answer": "…"}'::jsonb ELSE '{}'::jsonb END ||
        CASE WHEN jsonb_typeof(body -> 'was') = 'string' THEN '{"was": "…"}'::jsonb ELSE '{}'::jsonb END
      WHEN type = 'mark-made' AND body -> 'mark' ->> 'kind' = 'text' THEN
        jsonb_build_object('mark', body -> 'mark' || '{"text": "…"}'::jsonb)${more}
      ELSE '{}'::jsonb END
  $$;
`;
