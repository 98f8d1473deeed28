import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

/** When nothing of a request was answered, and some of it was asked too often, a header says too how long to wait. */
export const retryAfter: ApolloServerPlugin<BaseContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response: { body, http } }) {
        if (body.kind === 'single') {
          const { data, errors = [] } = body.singleResult;
          const seconds = errors.flatMap(({ extensions }) => {
            const wait = extensions?.['retryAfterSeconds'];
            return typeof wait === 'number' ? [wait] : [];
          });
          const isAnswered = Object.values(data ?? {}).some((value) => value !== null);
          if (seconds.length > 0 && !isAnswered) http.headers.set('retry-after', String(Math.max(...seconds)));
        }
        return Promise.resolve();
      },
    }),
};
