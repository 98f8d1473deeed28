-- The SQL that runs, written by a test: UPDATE_QUERIES=1. Do not edit.

-- ofSection (sectionId uuid, all bool) -> id uuid, sectionId uuid, title text, state text, problem text?, pages int4, pagesDone int4, bytes int4, heldBack bool, missingFonts text[], createdAt timestamptz
SELECT 
  deck.id, deck.section_id AS "sectionId", deck.title, deck.state, deck.problem, deck.pages, deck.pages_done AS "pagesDone",
  deck.bytes, deck.held_back AS "heldBack", coalesce(deck.missing_fonts, '{}') AS "missingFonts", deck.created_at AS "createdAt" FROM deck WHERE section_id = $1 AND ($2 OR NOT held_back) ORDER BY created_at DESC, id;

-- one (id uuid) -> id uuid, sectionId uuid, title text, state text, problem text?, pages int4, pagesDone int4, bytes int4, heldBack bool, missingFonts text[], createdAt timestamptz
SELECT 
  deck.id, deck.section_id AS "sectionId", deck.title, deck.state, deck.problem, deck.pages, deck.pages_done AS "pagesDone",
  deck.bytes, deck.held_back AS "heldBack", coalesce(deck.missing_fonts, '{}') AS "missingFonts", deck.created_at AS "createdAt" FROM deck WHERE id = $1;

-- wasShown (sectionId uuid, id text)
SELECT FROM session JOIN class ON class.session_id = session.id
       JOIN class_event event ON event.class_id = class.id AND event.type = 'deck-opened' AND event.body ->> 'deck' = $2
       WHERE session.section_id = $1 LIMIT 1;

-- add (id uuid, sectionId uuid, uploadedBy uuid, title text, bytes int4) -> id uuid
INSERT INTO deck (id, section_id, uploaded_by, title, bytes) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING RETURNING id;

-- pages (deckIds uuid[]) -> deckId uuid, number int4, ratio float4, text text, small text, smallBytes int4, large text, largeBytes int4
SELECT deck_id AS "deckId", number, ratio, text, small, small_bytes AS "smallBytes", large, large_bytes AS "largeBytes"
       FROM deck_page WHERE deck_id = ANY($1) ORDER BY deck_id, number;

-- pageWith (image text) -> deckId uuid, number int4
SELECT deck_id AS "deckId", number FROM deck_page JOIN deck ON deck.id = deck_id
        WHERE (small = $1 OR large = $1) AND deck.state <> 'failed' ORDER BY deck.created_at LIMIT 1;

-- imagesInUse (names text[]) -> name text
SELECT small AS name FROM deck_page WHERE small = ANY($1) UNION SELECT large FROM deck_page WHERE large = ANY($1);
