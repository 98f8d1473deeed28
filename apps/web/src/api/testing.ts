import type { TypedDocumentNode } from '@urql/preact';
import { idOf } from './document.ts';

/** Only unit tests load this file: the service as a page meets it, behind `fetch`. */

// As the pages are built: while developing, urql wants the texts of documents, of which the pages have the ids alone.
const { process } = globalThis as unknown as { process: { env: Record<string, string> } };
process.env['NODE_ENV'] = 'production';

interface Refused {
  code: string;
  field?: string;
  facts?: Record<string, string | number>;
}
type Reply<Data> = Data | { refused: Refused };
type Answering = (variables: unknown) => Promise<Reply<object>> | Reply<object>;

/** Answers each document as a test says, and keeps what was asked. Take it down with `restore`. */
export class ApiInTest {
  /** Variables of each request, by document. */
  private readonly asked = new Map<string, unknown[]>();
  private readonly answers = new Map<string, Answering>();
  private readonly before = globalThis.fetch;

  constructor() {
    globalThis.fetch = (_input, init) => this.answer(String(init?.body));
  }

  restore(): void {
    globalThis.fetch = this.before;
  }

  /** How the document is answered from now on. A rejection is a line that is gone. */
  on<Data extends object, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    answer: (variables: Variables) => Promise<Reply<Data>> | Reply<Data>,
  ): void {
    this.answers.set(idOf(document), answer as Answering);
  }

  /** What was asked of a document, oldest first. */
  variablesOf<Variables>(document: TypedDocumentNode<object, Variables>): Variables[] {
    return (this.asked.get(idOf(document)) ?? []) as Variables[];
  }

  private async answer(body: string): Promise<Response> {
    const { documentId, variables } = JSON.parse(body) as { documentId: string; variables: unknown };
    this.asked.set(documentId, [...(this.asked.get(documentId) ?? []), variables]);
    const answering = this.answers.get(documentId);
    if (!answering) throw new Error(`The test answers no document ${documentId}`);
    const reply = await answering(variables);
    const said = 'refused' in reply ? { data: null, errors: [errorOf(reply.refused)] } : { data: reply };
    return new Response(JSON.stringify(said), { headers: { 'content-type': 'application/graphql-response+json' } });
  }
}

const errorOf = ({ code, field, facts }: Refused) => ({
  message: code,
  extensions: { code, ...(field === undefined ? {} : { field }), ...(facts === undefined ? {} : { facts }) },
});
