/** Numbers names from 0 on, in the order in which they come: what is numbered can be looked up in an array. */
export class Codes {
  private readonly numbers = new Map<string, number>();

  get size(): number {
    return this.numbers.size;
  }

  /** The number of a name, which is new if it was not known. */
  add(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(name, number);
    return number;
  }

  find(name: string): number | undefined {
    return this.numbers.get(name);
  }

  names(): Iterable<string> {
    return this.numbers.keys();
  }
}
