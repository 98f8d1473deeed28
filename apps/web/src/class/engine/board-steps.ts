import type { PageId } from '#classroom';
import type { ShownMark } from './board.ts';

/** Something one person did on the board from this window. */
export type Step =
  /** `drew`: id of the mark. */
  | { readonly page: PageId; readonly drew: string }
  /** Marks taken away with one stroke of the eraser, and the keys of the messages that say so. */
  | { readonly page: PageId; readonly took: readonly ShownMark[]; readonly keys: readonly string[] };

/** What one person did on the board, so that it can be undone, the newest first. It lasts as long as the window. */
export class BoardSteps {
  private steps: Step[] = [];
  readonly #putBack = new Set<string>();
  /** The stroke of the eraser that the newest step belongs to. */
  private stroke: string | undefined;

  drew(page: PageId, id: string): void {
    this.stroke = undefined;
    this.steps.push({ page, drew: id });
  }

  /** @param stroke of the eraser: what one takes away is undone at once */
  took(page: PageId, marks: readonly ShownMark[], keys: readonly string[], stroke: string): void {
    const last = this.steps.at(-1);
    if (stroke === this.stroke && last && 'took' in last && last.page === page) {
      this.steps[this.steps.length - 1] = { page, took: [...last.took, ...marks], keys: [...last.keys, ...keys] };
    } else this.steps.push({ page, took: marks, keys });
    this.stroke = stroke;
  }

  /** Takes the newest step on a page off, to be undone. */
  pop(page: PageId): Step | undefined {
    this.stroke = undefined;
    const place = this.steps.map((step) => step.page).lastIndexOf(page);
    return place < 0 ? undefined : this.steps.splice(place, 1)[0];
  }

  /** @param there whether a mark is still on the page */
  has(page: PageId, there: (id: string) => boolean): boolean {
    return this.steps.some((step) => step.page === page && ('took' in step || there(step.drew)));
  }

  /** Nothing that was done on a page can be undone any more. */
  drop(page: PageId): void {
    this.steps = this.steps.filter((step) => step.page !== page);
  }

  /** Whether it is a mark that was put back: it is nobody's last deed. */
  isPutBack(id: string): boolean {
    return this.#putBack.has(id);
  }

  /** A mark that was put back is a new one: earlier steps mean that one from now on. */
  putBack(before: string, now: string): void {
    this.#putBack.add(now);
    this.steps = this.steps.map((step) => ('drew' in step && step.drew === before ? { ...step, drew: now } : step));
  }
}
