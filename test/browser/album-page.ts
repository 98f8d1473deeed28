import type { PictureNote } from './album.ts';

/** The pictures of a run as one page: those of a part together, each title once with all its looks beside one another. */
export function albumPage(pictures: readonly { readonly file: string; readonly note: PictureNote }[]): string {
  const parts = Map.groupBy(
    [...pictures].sort((one, other) => one.file.localeCompare(other.file)),
    ({ note }) => note.part,
  );
  const body = [...parts].map(([part, all]) => {
    const titles = [...Map.groupBy(all, ({ note }) => note.title)].map(
      ([title, looks]) => `<section><h3>${text(title)}</h3><div>${looks.map(figure).join('')}</div></section>`,
    );
    return `<h2>${text(part)}</h2>${titles.join('')}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title><style>${style}</style><h1>Pictures</h1>${body.join('')}</html>`;
}

function figure({ file, note: { width, height, look } }: { file: string; note: PictureNote }): string {
  const said = `${String(width)} x ${String(height)}, ${look}`;
  const source = encodeURIComponent(file);
  return `<figure><a href="${source}"><img src="${source}" alt="" loading="lazy" height="${height > width ? '320' : '220'}"></a><figcaption>${text(said)}</figcaption></figure>`;
}

const text = (words: string) => words.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const style = `body{font:15px/1.4 system-ui;margin:24px;background:#fbf8f3;color:#1f1a17}h3{margin:16px 0 4px}
section div{display:flex;flex-wrap:wrap;gap:12px;align-items:end}figure{margin:0}img{border:1px solid #8a7f74}figcaption{font-size:12px;color:#5c534c}`;
