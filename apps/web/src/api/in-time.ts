/** How long a request may take, ms: on 64 kbit/s an answer comes within it beside a page that is being fetched. */
const limitMs = 60_000;

/**
 * `fetch` that fails with a TimeoutError when the whole answer does not come in time: a connection may die silently, and nobody
 * should wait for ever. Rejects as `fetch` does.
 */
export async function fetchInTime(input: RequestInfo | URL, init?: RequestInit, limit = limitMs): Promise<Response> {
  // AbortSignal.timeout and .any are younger than the browsers that these pages are for.
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(new DOMException('no answer in time', 'TimeoutError')), limit);
  const outer = init?.signal;
  const leave = () => giveUp.abort(outer?.reason);
  if (outer?.aborted) leave();
  outer?.addEventListener('abort', leave);
  try {
    const response = await fetch(input, { ...init, signal: giveUp.signal });
    // The limit is for all of it.
    await response.clone().arrayBuffer();
    return response;
  } catch (error) {
    // Firefox and older browsers reject with an AbortError of their own.
    throw giveUp.signal.aborted && !outer?.aborted ? new DOMException('no answer in time', 'TimeoutError') : error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', leave);
  }
}

/** Whether a request was given up because nothing came in time. */
export function isOutOfTime(error: unknown): boolean {
  return error instanceof Error || error instanceof DOMException ? error.name === 'TimeoutError' : false;
}
