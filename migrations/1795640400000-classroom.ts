import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is said with the teaching tools of a class gives way, like a message, when whoever said it is erased. */
export class Classroom1795640400000 implements MigrationInterface {
  readonly name = 'Classroom1795640400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${unsaid}${erasingByFunction}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${erasingOfMessages} DROP FUNCTION unsaid(text, jsonb);`);
  }
}

const unsaid = `
  -- An event's body without names and words: the one place that knows where in an event they are. What was chosen, counted or drawn
  -- stays, so that figures and the state of the class do.
  CREATE FUNCTION unsaid(type text, body jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
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
        jsonb_build_object('mark', body -> 'mark' || '{"text": "…"}'::jsonb)
      ELSE '{}'::jsonb END
  $$;
`;

const erasingByFunction = `
  -- The one exception: of the events of a person who is being erased (set_config('ikiraro.erasing', ..., true)), names and words give
  -- way. Who came and went when stays, so that figures do.
  CREATE OR REPLACE FUNCTION refuse_rewriting_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF to_jsonb(OLD) ->> 'by' = current_setting('ikiraro.erasing', true)
        AND to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object('body', unsaid(OLD.type, OLD.body))
        AND NEW.body <> OLD.body
      THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION 'class_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END
  $$;
`;

/** As the migration before this one left it. */
const erasingOfMessages = `
  CREATE OR REPLACE FUNCTION refuse_rewriting_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF to_jsonb(OLD) ->> 'by' = current_setting('ikiraro.erasing', true)
        AND to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object('body', OLD.body || CASE OLD.type
          WHEN 'joined' THEN '{"name": "N. N."}'::jsonb
          WHEN 'message-posted' THEN '{"text": "…"}'::jsonb END)
      THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION 'class_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
  END
  $$;
`;
