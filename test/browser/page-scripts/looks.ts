/// <reference lib="dom" />

/** How a page looks: for each element, by where it stands in the document, what it is styled with. Runs in the page. */

/** What styles decide, and neither the text nor the window. */
const sides = ['top', 'right', 'bottom', 'left'];
const styled = [
  ...[
    'display',
    'position',
    'visibility',
    'opacity',
    'overflow-x',
    'overflow-y',
    'cursor',
    'fill',
    'stroke',
    'stroke-width',
  ],
  ...[
    'color',
    'background-color',
    'font-size',
    'font-weight',
    'font-style',
    'line-height',
    'letter-spacing',
    'white-space',
  ],
  ...[
    'text-transform',
    'text-align',
    'text-decoration-line',
    'list-style-type',
    'flex-direction',
    'flex-wrap',
    'align-items',
  ],
  ...['justify-content', 'row-gap', 'column-gap', 'border-top-left-radius', 'box-shadow', 'min-height', 'max-width'],
  ...sides.flatMap((side) => [`margin-${side}`, `padding-${side}`, `border-${side}-width`, `border-${side}-color`]),
];

function looks(): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  const walk = (element: Element, path: string) => {
    const style = getComputedStyle(element);
    const values: Record<string, string> = {};
    // Patterns drawn into the page have names of their own each time.
    for (const name of styled) values[name] = style.getPropertyValue(name).replace(/url\(.*?\)/, 'url');
    if (element.closest('header') || element.localName === 'main') {
      const { x, y, width, height } = element.getBoundingClientRect();
      values['box'] = (element.localName === 'main' ? [x, y, width] : [x, y, width, height]).map(Math.round).join(' ');
    }
    found[path] = values;
    const seen = new Map<string, number>();
    for (const child of element.children) {
      if (['script', 'style', 'option', 'optgroup'].includes(child.localName)) continue;
      const name = [child.localName, ...child.classList].join('.');
      const place = seen.get(name) ?? 0;
      seen.set(name, place + 1);
      walk(child, `${path} > ${name}:${String(place)}`);
    }
  };
  walk(document.body, 'body');
  return found;
}

Object.assign(globalThis, { ikiraroLooks: looks });
