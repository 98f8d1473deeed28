import { Statement } from './statement.ts';
import type { Declaration } from './statement.ts';

/** Variants that together contain every clause that statements of a family can have. */
export interface Proof<Question> {
  /** Variants that are kept beside the repository for review, each under its name. */
  readonly shown: Readonly<Record<string, Question>>;
  /** More variants that are prepared against the schema. */
  readonly more?: readonly Question[];
}

/**
 * Statements that differ by an order, a filter or a column. Each is declared like any other. A test prepares
 * those of the proof.
 */
export class StatementFamily<Question, D extends Declaration = Declaration> {
  constructor(
    readonly name: string,
    private readonly declare: (question: Question) => D,
    private readonly proof: Proof<Question>,
  ) {}

  for(question: Question): Statement<D> {
    return new Statement(this.name, this.declare(question));
  }

  get shown(): Statement<D>[] {
    return Object.entries(this.proof.shown).map(
      ([name, question]) => new Statement(`${this.name} ${name}`, this.declare(question)),
    );
  }

  get proven(): Statement<D>[] {
    const more = this.proof.more ?? [];
    return [
      ...this.shown,
      ...more.map((question) => new Statement(`${this.name} ${JSON.stringify(question)}`, this.declare(question))),
    ];
  }
}
