const everySoOften = 15_000;

/**
 * Runs a slow step and shows that it goes on: seconds counting up in a terminal, elsewhere (a log, CI) a line now and
 * then. `report` puts a word behind the title, such as how far the step is.
 * @template T
 * @param {string} title what is being done, as in "Installing dependencies"
 * @param {(report: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const terminal = process.stdout.isTTY;
  const started = Date.now();
  let detail = '';

  const line = (end) => [`• ${title} ...`, detail, end].filter(Boolean).join(' ');
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const show = (text) => {
    // A line that wraps could not be overwritten.
    if (terminal) process.stdout.write(`\r\x1b[K${text.slice(0, (process.stdout.columns || 80) - 1)}`);
    else console.log(text);
  };

  show(line());
  const timer = setInterval(() => show(line(seconds())), terminal ? 1000 : everySoOften);
  const finish = (end) => {
    clearInterval(timer);
    detail = '';
    show(line(end));
    if (terminal) process.stdout.write('\n');
  };
  try {
    const result = await work((text) => (detail = text));
    finish(seconds());
    return result;
  } catch (error) {
    finish(`failed after ${seconds()}`);
    throw error;
  }
}
