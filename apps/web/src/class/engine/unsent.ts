import type { Payload } from '#contract';
import type { FailureCode } from './failure.ts';

/** Messages with content that a person made: none of them is ever lost. */
export type KeptName =
  | 'chat.post'
  | 'chat.tell'
  | 'question.ask'
  | 'poll.answer'
  | 'caption.say'
  | 'notes.edit'
  | 'mark.make'
  | 'mark.erase';
/** What is sent, without the key that the outbox gives it. */
export type Draft = { [N in KeptName]: { readonly name: N; readonly payload: Omit<Payload<N>, 'key'> } }[KeptName];
export type DraftOf<N extends KeptName> = Extract<Draft, { name: N }>;

/** Something made here that the class log does not show yet. */
export interface Unsent {
  /** UUID: the gateway answers a repeat with the first event, so what is sent twice arrives once. */
  readonly key: string;
  readonly draft: Draft;
  /** ms since the epoch, this device's clock. */
  readonly at: number;
  /** Set once acknowledged: it is durable and only its event is still on the way. */
  readonly seq?: number;
  /** Set when the gateway refuses it for good. It is shown with its reason until it is removed. */
  readonly refused?: FailureCode;
  /** It was sent, and no answer came, or the page was loaded anew meanwhile: the log may have it. */
  readonly unsure?: true;
}
