export interface Sending {
  /** Gives it up here; what has gone stays there for a day. */
  stop(): void;
}

interface SendFile {
  /** Where files of this kind go; one is sent there at a time. */
  endpoint: string;
  file: File;
  /** How much has gone, 0 to 1. */
  onProgress: (share: number) => void;
  /** The connection is lost; the upload is tried again. */
  onWait: () => void;
  onDone: () => void;
  /** The service will not take it: its code, or OFFLINE when nothing came of waiting. */
  onFailed: (code: string) => void;
}

/** ms between attempts while the connection is lost: some twenty minutes together. */
const retryDelays = [1_000, 2_000, 5_000, 10_000, ...Array.from({ length: 40 }, () => 30_000)];
/** Bytes of one request: the most that a proxy may hold back, and that a lost connection costs. */
const chunkSize = 2_000_000;

/** Sends a file by tus: it continues after a lost connection, and after the page was closed when the same file is chosen again. */
export function sendFile({ endpoint, file, onProgress, onWait, onDone, onFailed }: SendFile): Sending {
  let stopped = false;
  let stop = () => undefined as void;
  const begin = async () => {
    const { Upload } = await import('tus-js-client');
    if (stopped) return;
    const upload = new Upload(file, {
      endpoint,
      metadata: { filename: file.name },
      chunkSize,
      retryDelays,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => onProgress(total > 0 ? sent / total : 0),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        const passing = status === 0 || status === 409 || status === 423 || status >= 500;
        if (passing) onWait();
        return passing;
      },
      onSuccess: () => onDone(),
      onError: (error) => {
        if (!stopped) onFailed(codeOf('originalResponse' in error ? error.originalResponse?.getBody() : undefined));
      },
    });
    stop = () => void upload.abort();
    const [before] = await upload.findPreviousUploads();
    if (before) upload.resumeFromPreviousUpload(before);
    if (!stopped) upload.start();
  };
  begin().catch(() => onFailed('OFFLINE'));
  return {
    stop() {
      stopped = true;
      stop();
    },
  };
}

/** The code in an answer of the service; OFFLINE when there was none. */
export function codeOf(body: string | undefined): string {
  try {
    const { errors } = JSON.parse(body ?? '') as { errors?: { extensions?: { code?: unknown } }[] };
    const code = errors?.[0]?.extensions?.code;
    return typeof code === 'string' ? code : 'INTERNAL';
  } catch {
    return 'OFFLINE';
  }
}
