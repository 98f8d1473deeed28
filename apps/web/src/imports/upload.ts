import type { Problem } from '../api/problems.ts';

/** Bytes of a file at most; the service looks too. */
export const largestFile = 20_000_000;

interface Upload {
  /** The address, with what is said of the file. */
  to: string;
  file: File;
  /** Told how much has gone, 0 to 1. */
  onProgress: (share: number) => void;
}

/** Sends a file to be looked through. XMLHttpRequest, because fetch does not say how much has gone. Never rejects. */
export function upload({ to, file, onProgress }: Upload): Promise<{ id: string } | Problem> {
  if (file.size > largestFile)
    return Promise.resolve({ code: 'FILE_TOO_LARGE', facts: { most: largestFile / 1_000_000 } });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', to);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => resolve({ code: 'OFFLINE' });
    request.onload = () => resolve(answerOf(request.responseText));
    request.send(file);
  });
}

/** What the service said: the id of the import, or its error as GraphQL or as a plain object. */
export function answerOf(text: string): { id: string } | Problem {
  const found = parsed(text);
  const id = found['id'];
  if (typeof id === 'string') return { id };
  const errors = found['errors'];
  const first: unknown = Array.isArray(errors)
    ? (errors[0] as { extensions?: unknown } | undefined)?.extensions
    : found;
  const code = (first as { code?: unknown } | undefined)?.code;
  return { code: typeof code === 'string' ? code : 'INTERNAL' };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
