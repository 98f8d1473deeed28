/** Keeps the lowest of many numbers. There is room for twice as many as are kept, which is sorted when it is full. */
export class Lowest {
  readonly #most: number;
  readonly #numbers: Float64Array;
  #count = 0;
  #limit = Infinity;

  /**
   * @param most how many are kept
   * @param of how many numbers may come at most
   */
  constructor(most: number, of: number) {
    this.#most = Math.min(most, of);
    this.#numbers = new Float64Array(Math.min(2 * this.#most + 1, of + 1));
  }

  /** A number from here on is not kept. */
  get limit(): number {
    return this.#limit;
  }

  add(number: number): void {
    if (number >= this.#limit) return;
    this.#numbers[this.#count++] = number;
    if (this.#count === this.#numbers.length) this.#cut();
  }

  /** The lowest comes first. */
  inOrder(): number[] {
    this.#cut();
    return [...this.#numbers.subarray(0, this.#count)];
  }

  #cut(): void {
    this.#numbers.subarray(0, this.#count).sort();
    if (this.#count < this.#most) return;
    this.#count = this.#most;
    this.#limit = this.#most === 0 ? -Infinity : (this.#numbers[this.#most - 1] as number);
  }
}
