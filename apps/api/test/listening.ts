import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { parse, subscribe } from 'graphql';
import { formatError } from '../src/graphql/format-error.ts';
import { SignIns } from '../src/sign-in/sign-ins.ts';
import { Listener } from '../src/subscriptions/listener.ts';

/** Begins a subscription as the socket server does, and ends it at once: what is wrong with it is known by then. */
export async function errorsOfListening(
  app: NestExpressApplication,
  document: string,
  variables: object,
  cookie: string | undefined,
) {
  const signIns = app.get(SignIns);
  const token = signIns.tokenIn(cookie) ?? '';
  const actor = (await signIns.actorsOf([token])).get(token) ?? null;
  const begun = await subscribe({
    schema: app.get(GraphQLSchemaHost).schema,
    document: parse(document),
    variableValues: { ...variables },
    contextValue: new Listener(actor, token, () => undefined),
  });
  if (Symbol.asyncIterator in begun) {
    await begun.return();
    return [];
  }
  return (begun.errors ?? []).map((error) => formatError(error.toJSON(), error));
}
