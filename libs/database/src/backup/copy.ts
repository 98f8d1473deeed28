import type pg from 'pg';

/** The driver's support of PostgreSQL's COPY, which its types leave out. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Events of the driver for the code that submitted a statement. */
interface Told {
  resolve: (rows: number) => void;
  reject: (error: unknown) => void;
}

const rowsOf = (tag: string) => Number(/^COPY (\d+)$/.exec(tag)?.[1] ?? 0);

/** Both directions: a statement that ends with the number of its rows. */
abstract class Copy implements pg.Submittable {
  protected rows = 0;
  private failure: Error | undefined;

  constructor(
    private readonly statement: string,
    private readonly told: Told,
  ) {}

  submit(connection: pg.Connection): void {
    connection.query(this.statement);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = rowsOf(text);
  }

  handleError(error: Error): void {
    this.failure = error;
    this.told.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.failure) return;
    this.finish().then(() => {
      this.told.resolve(this.rows);
    }, this.told.reject);
  }

  protected finish(): Promise<void> {
    return Promise.resolve();
  }
}

class CopyOut extends Copy {
  private readonly held: Buffer[] = [];
  private heldBytes = 0;
  private written: Promise<void> = Promise.resolve();
  private writeFailure: unknown;

  constructor(
    statement: string,
    private readonly partBytes: number,
    private readonly write: (part: Buffer) => Promise<void>,
    told: Told,
  ) {
    super(statement, told);
  }

  /** One row for each message, in PostgreSQL's text format. */
  handleCopyData({ chunk }: { chunk: Buffer }, connection: pg.Connection): void {
    // The driver reuses its buffer, so the bytes are copied.
    this.held.push(Buffer.from(chunk));
    this.heldBytes += chunk.length;
    if (this.heldBytes < this.partBytes) return;
    connection.stream.pause();
    void this.flush().then(() => connection.stream.resume());
  }

  protected override async finish(): Promise<void> {
    await this.flush();
    if (this.writeFailure !== undefined) throw this.writeFailure;
  }

  private flush(): Promise<void> {
    const part = Buffer.concat(this.held.splice(0));
    this.heldBytes = 0;
    this.written = this.written
      .then(() => (part.length === 0 || this.writeFailure !== undefined ? undefined : this.write(part)))
      .catch((error: unknown) => {
        this.writeFailure = error;
      });
    return this.written;
  }
}

class CopyIn extends Copy {
  constructor(
    statement: string,
    private readonly part: Buffer,
    told: Told,
  ) {
    super(statement, told);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.part);
    connection.endCopyFrom();
  }
}

/**
 * `COPY ... TO STDOUT`, in parts of whole rows. The next part is read when the one before is written.
 *
 * @returns the number of rows
 */
export function copyOut(
  client: pg.ClientBase,
  statement: string,
  partBytes: number,
  write: (part: Buffer) => Promise<void>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(statement, partBytes, write, { resolve, reject }));
  });
}

/**
 * `COPY ... FROM STDIN` of one such part.
 *
 * @returns the number of rows
 */
export function copyIn(client: pg.ClientBase, statement: string, part: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(statement, part, { resolve, reject }));
  });
}
