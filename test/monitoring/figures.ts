/** What a service exports, as Prometheus reads it: `name{label="value",...}` without the service's own label -> figure. */
export class Figures {
  private readonly figures = new Map<string, number>();
  /** Names of metrics, as they stand in queries: those of a histogram with their endings. */
  readonly names = new Set<string>();

  constructor(readonly text: string) {
    for (const line of text.split('\n')) {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (name === '') continue;
      const others = labels.replace(/,?service="\w+"/, '').replace(/^,/, '');
      this.names.add(name);
      this.figures.set(others === '' ? name : `${name}{${others}}`, value === 'Nan' ? NaN : Number(value));
    }
    // A figure that was never counted has no line.
    for (const [, name = '', kind] of text.matchAll(/^# TYPE (\w+) (\w+)$/gm)) {
      const endings = kind === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      for (const ending of endings) this.names.add(name + ending);
    }
  }

  /** 0 where it was never counted. */
  of(figure: string): number {
    return this.figures.get(figure) ?? 0;
  }

  /** By how much each has grown since. */
  since(before: Figures, figures: readonly string[]): Record<string, number> {
    return Object.fromEntries(figures.map((figure) => [figure, this.of(figure) - before.of(figure)]));
  }

  /** Every value that a label has anywhere. */
  labels(name: string): Set<string> {
    const found = this.text.matchAll(new RegExp(`[{,]${name}="((?:[^"\\\\]|\\\\.)*)"`, 'g'));
    return new Set([...found].map(([, value = '']) => value));
  }
}

export async function figuresOf(address: string): Promise<Figures> {
  const response = await fetch(`${address}/metrics`);
  if (!response.ok) throw new Error(`${address}/metrics answers ${response.status}`);
  return new Figures(await response.text());
}
