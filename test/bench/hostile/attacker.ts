import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Upload } from 'tus-js-client';
import type { Running } from '../api/start.ts';
import { nameHost } from '../class/node.ts';
import type { LiveNode } from '../class/node.ts';
import { Participant } from '../class/participant.ts';
import { Timings } from '../class/timings.ts';

/** An attacker with many permissions: an admin and lecturer of an institution. */
export class Attacker {
  readonly participant: Participant;
  readonly sectionId: string;
  private readonly api: Running;
  private readonly cookie: string;
  private readonly institutionId: string;

  private constructor(
    api: Running,
    cookie: string,
    participant: Participant,
    at: { sectionId: string; institutionId: string },
  ) {
    this.api = api;
    this.cookie = cookie;
    this.participant = participant;
    this.sectionId = at.sectionId;
    this.institutionId = at.institutionId;
  }

  /** @param classId where they lecture */
  static async enter(node: LiveNode, api: Running, classId: string): Promise<Attacker> {
    const personId = node.personIds.at(-1) ?? '';
    const [section] = (
      await node.database.query<{ sectionId: string; institutionId: string }>(
        `SELECT section.id AS "sectionId", course.institution_id AS "institutionId" FROM section JOIN course ON course.id = section.course_id`,
      )
    ).rows;
    if (!section) throw new Error('There is no section.');
    await node.database.query(
      `INSERT INTO membership (person_id, institution_id, role) SELECT $1, $2, unnest(ARRAY['admin', 'lecturer'])`,
      [personId, section.institutionId],
    );
    await node.database.query('DELETE FROM enrolment WHERE person_id = $1', [personId]);
    await node.database.query('INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2)', [
      section.sectionId,
      personId,
    ]);
    await nameHost(node.database, classId, personId);
    const participant = new Participant({ ...node, classId, personId, role: 'host', timings: new Timings() });
    await participant.enter();
    const cookie = await signedIn(node, personId);
    return new Attacker(api, cookie, participant, section);
  }

  /** @returns the code of the answer, or `answered` */
  async ask(query: string, variables: object = {}): Promise<string> {
    const { errors } = await askApi(this.api, this.cookie, query, variables);
    return errors?.[0]?.extensions.code ?? 'answered';
  }

  /** Sends a file of the register and waits until it has been looked through. @returns its state */
  async importFile(kind: string, content: Uint8Array): Promise<string> {
    const address = new URL(`/files/register/${this.institutionId}?kind=${kind}&name=hostile`, this.api.address);
    const response = await fetch(address, {
      method: 'POST',
      headers: { cookie: this.cookie, 'content-type': 'application/octet-stream' },
      body: content.slice().buffer,
    });
    const { id } = (await response.json()) as { id?: string };
    if (id === undefined) return `refused with ${response.status}`;
    const query = 'query ($id: ID!) { registerImport(id: $id) { state } }';
    for (;;) {
      const { data } = await askApi(this.api, this.cookie, query, { id });
      const state = (data?.['registerImport'] as { state: string } | undefined)?.state ?? 'unknown';
      if (state !== 'CHECKING') {
        await this.ask('mutation ($id: ID!) { dropRegisterImport(id: $id) { state } }', { id });
        return state.toLowerCase();
      }
      await pause(20);
    }
  }

  /** Uploads slides and waits until they are rendered or given up. @returns their state, or why not */
  async bringSlides(content: Uint8Array): Promise<string> {
    const id = await new Promise<string>((resolve, reject) => {
      let deckId = '';
      new Upload(Buffer.from(content), {
        endpoint: new URL(`/files/decks/${this.sectionId}`, this.api.address).href,
        headers: { cookie: this.cookie },
        metadata: { filename: `${randomUUID()}.pdf` },
        retryDelays: [],
        onAfterResponse: (_, response) => {
          deckId = response.getHeader('Deck-Id') ?? deckId;
        },
        onSuccess: () => {
          resolve(deckId);
        },
        onError: reject,
      }).start();
    });
    for (;;) {
      const query = 'query ($id: ID!) { deck(id: $id) { state problem } }';
      const { data } = await askApi(this.api, this.cookie, query, { id });
      const deck = data?.['deck'] as { state: string; problem: string | null } | undefined;
      if (deck?.state === 'READY' || deck?.state === 'FAILED') return deck.problem ?? 'rendered';
      await pause(50);
    }
  }
}

interface Reply {
  data?: Record<string, unknown> | null;
  errors?: { extensions: { code: string } }[];
}

export async function askApi(api: Running, cookie: string, query: string, variables: object = {}): Promise<Reply> {
  const response = await fetch(api.address, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Reply;
}

export async function signedIn(node: LiveNode, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await node.database.query(
    `INSERT INTO sign_in (person_id, token_hash, user_agent, last_used_at, expires_at)
     VALUES ($1, $2, 'bench', now(), now() + interval '1 day')`,
    [personId, createHash('sha256').update(token).digest()],
  );
  return `ikiraro=${token}`;
}
