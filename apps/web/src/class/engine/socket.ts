import type { LiveErrorCode } from '#contract';
import { liveErrorCodes } from '#contract';
import { io } from 'socket.io-client';

/** The little of a Socket.IO connection that the class connection needs. */
export interface ClassSocket {
  readonly connected: boolean;
  /** Begins one attempt; exactly one of the two is called, unless the attempt is overtaken by another or `disconnect`. */
  connect(
    ticket: string,
    outcome: { connected: () => void; failed: (code: LiveErrorCode | undefined, message: string) => void },
  ): void;
  disconnect(): void;
  emit(name: string, payload: unknown, answered: (answer: unknown) => void): void;
  on(name: string, handler: (payload: unknown) => void): void;
  /** A connection that was there is gone, whatever the reason. */
  onLost(handler: () => void): void;
}

export type OpenSocket = (path: string) => ClassSocket;

/** Bytes of a packet beyond its text: WebSocket frame, TLS record, TCP and IP headers, and the other side's acknowledgement. */
const packetOverhead = 120;

/**
 * Socket.IO with its own reconnection off: `ClassConnection` decides when to try, because only it knows of tickets and of the network's events.
 *
 * @param origin where the platform is, e.g. https://class.example.org
 * @param onBytes called with an estimate of the bytes that each packet cost
 */
export function socketIo(origin: string, onBytes: (bytes: number) => void): OpenSocket {
  return (path) => {
    let ticket = '';
    const socket = io(origin, {
      path,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnection: false,
      autoConnect: false,
      auth: (give) => give({ ticket }),
    });
    socket.io.on('open', () => {
      const count = (packet: { data?: unknown }) =>
        onBytes(packetOverhead + (typeof packet.data === 'string' ? packet.data.length : 0));
      socket.io.engine.on('packet', count);
      socket.io.engine.on('packetCreate', count);
    });
    return {
      get connected() {
        return socket.connected;
      },
      connect(newTicket, outcome) {
        // An attempt that hangs in a dead network would otherwise be waited for again.
        socket.disconnect();
        socket.off('connect').off('connect_error');
        ticket = newTicket;
        socket.on('connect', outcome.connected);
        socket.on('connect_error', (error) => outcome.failed(codeOf(error), error.message));
        socket.connect();
      },
      disconnect: () => void socket.disconnect(),
      emit: (name, payload, answered) => void socket.emit(name, payload, answered),
      on: (name, handler) => void socket.on(name, handler),
      onLost: (handler) => void socket.on('disconnect', handler),
    };
  };
}

/** A refusal carries a LiveError as its data; a network failure carries nothing of ours. */
function codeOf(error: Error): LiveErrorCode | undefined {
  const { code } = ((error as { data?: unknown }).data ?? {}) as { code?: unknown };
  return liveErrorCodes.find((known) => known === code);
}
