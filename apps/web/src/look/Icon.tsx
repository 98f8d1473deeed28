import type { ComponentChildren } from 'preact';

/** Strokes on a 20 x 20 field. */
const shapes = {
  next: 'M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM10 6.500V10l2.500 1.750',
  house: 'M3 16.500h14M4.500 16.500V8L10 4l5.500 4v8.500M8 16.500v-5h4v5',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.500c.6-3 3-4.500 6-4.500s5.400 1.500 6 4.500',
  menu: 'M3 6h14M3 10h14M3 14h14',
  close: 'M5 5l10 10M15 5L5 15',
  language:
    'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM3 10h14M10 3c2.500 2.300 2.500 11.700 0 14M10 3c-2.500 2.300-2.500 11.700 0 14',
  care: 'M10 3.500 17.500 16.500h-15ZM10 8.500v3.500M10 14.250v.1',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 9.250V13.500M10 6.500v.1',
  good: 'M4 10.500 8 14.500 16 5.500',
  offline:
    'M3 3l14 14M4.500 9a8.500 8.500 0 0 1 3-1.900M10.500 6.500c2 .1 3.700 1 5 2.500M7.500 12a4 4 0 0 1 2.300-1.200M10 15v.1',
  add: 'M10 4v12M4 10h12',
  forward: 'M7.500 4.500 13 10l-5.500 5.500',
  back: 'M12.500 4.500 7 10l5.500 5.500',
  download: 'M10 3.500v9M6.500 9.500 10 13l3.500-3.500M4 16.500h12',
  print: 'M6 7.500V3.500h8v4M6 14H3.500V7.500h13V14H14M6 11.500h8v5H6Z',
  door: 'M5 17V3.500h7V17M3 17h14M12 5.500h3V17M9.500 10v.1',
  leave: 'M8 4H4v12h4M8.500 10H17M13.500 6.500 17 10l-3.500 3.500',
  bell: 'M5.500 13.500V9a4.500 4.500 0 0 1 9 0v4.500l1.500 1.500h-12ZM8.500 16.750h3',
  mail: 'M3 5h14v10H3ZM3.500 5.500 10 11l6.500-5.500',
} as const;

export type IconName = keyof typeof shapes;

/** An icon of the house set; a word always stands beside it, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <Strokes>
      <path d={shapes[name]} />
    </Strokes>
  );
}

/** The frame for further icons: 20 x 20, strokes of 1.5 px in the colour of the text. */
export function Strokes({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
