import type { INestApplicationContext } from '@nestjs/common';

/**
 * Closes the application once, when it is told to stop (SIGTERM, SIGINT) or when the supervisor that started it is gone (its IPC
 * channel closes), and then exits. Requests that hang are cut off, so that a slow client does not delay a restart.
 *
 * @param graceMs how long closing may take
 */
export function closeWhenAsked(app: INestApplicationContext, graceMs = 2_000): void {
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), graceMs).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', close);
  process.once('disconnect', close);
  // Ctrl-C reaches the whole terminal group; a supervised service waits for its supervisor's order.
  process.on('SIGINT', () => {
    if (!process.connected) close();
  });
}
