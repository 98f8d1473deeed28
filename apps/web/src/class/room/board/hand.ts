import { signal } from '@preact/signals';
import { strokeWidths, textSizes } from '#classroom';
import type { Ink } from '#classroom';

/** The tool that is chosen. */
export const tools = ['stroke', 'line', 'arrow', 'box', 'oval', 'text', 'eraser', 'pointer'] as const;
export type Tool = (typeof tools)[number];

export interface Hand {
  readonly tool: Tool;
  readonly ink: Ink;
  readonly width: (typeof strokeWidths)[number];
  readonly size: (typeof textSizes)[number];
  /** What the text tool writes. */
  readonly text: string;
}

/** Kept while the page is open: a person who puts the pen down finds it as it was. */
export const hand = signal<Hand>({ tool: 'stroke', ink: 'ink', width: strokeWidths[1], size: textSizes[0], text: '' });

/** Whether the board's tools are open. */
export const toolsOut = signal(false);
