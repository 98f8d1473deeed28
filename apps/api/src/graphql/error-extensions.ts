import type { AppError } from '#platform';

export interface ErrorExtensions {
  code: AppError['code'];
  field?: string;
  facts?: NonNullable<AppError['facts']>;
  /** Seconds after which the same request may be let through. */
  retryAfterSeconds?: number;
}

/** What an error says to programs, over GraphQL and over plain HTTP. */
export function extensionsOf({ code, field, facts }: AppError): ErrorExtensions {
  const seconds = code === 'TOO_MANY_ATTEMPTS' ? (facts?.['seconds'] ?? 1) : undefined;
  return {
    code,
    ...(field ? { field } : {}),
    ...(facts ? { facts } : {}),
    ...(seconds === undefined ? {} : { retryAfterSeconds: Number(seconds) }),
  };
}
