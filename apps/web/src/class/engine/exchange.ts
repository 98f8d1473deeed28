import type { Answer, RequestName } from '#contract';
import { RequestFailure } from './failure.ts';
import type { ClassSocket } from './socket.ts';

/** Requests that wait for their answers: each ends with an answer, with its time, or with the connection. */
export class Exchange {
  private readonly waiting = new Set<(failure: RequestFailure) => void>();

  /**
   * A refusal is an answer.
   *
   * @throws {RequestFailure} NO_CONNECTION when it was not sent; CUT_OFF, NO_ANSWER or BAD_ANSWER: it may have been done
   */
  send(
    socket: ClassSocket | undefined,
    name: RequestName,
    payload: unknown,
    timeoutMs: number,
  ): Promise<Answer<unknown>> {
    if (!socket?.connected)
      return Promise.reject(new RequestFailure('NO_CONNECTION', `${name}: there is no connection now`));
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.waiting.delete(fail);
        act();
      };
      const fail = (failure: RequestFailure) => settle(() => reject(failure));
      const timer = setTimeout(
        () => fail(new RequestFailure('NO_ANSWER', `${name}: no answer within ${timeoutMs} ms`)),
        timeoutMs,
      );
      this.waiting.add(fail);
      socket.emit(name, payload, (answer: unknown) =>
        isAnswer(answer)
          ? settle(() => resolve(answer))
          : fail(new RequestFailure('BAD_ANSWER', `${name}: the answer has no frame`)),
      );
    });
  }

  /** The connection is gone: no answer will come, and nobody knows whether what was asked was done. */
  failAll(): void {
    for (const fail of [...this.waiting])
      fail(new RequestFailure('CUT_OFF', 'the connection was lost before the answer'));
  }
}

function isAnswer(answer: unknown): answer is Answer<unknown> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : 'error' in answer;
}
