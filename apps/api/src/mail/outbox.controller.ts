import { Controller, Get, Header, Inject, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { notFound } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { Allow } from '../access/allow.ts';
import { escapeHtml } from './html.ts';
import { fromThisMachine } from './from-this-machine.ts';
import { Post } from './post.ts';

/** Where the outbox is shown. */
export const outboxPath = '/outbox';

/** Whether the outbox may be shown: in a demo only, since the links in letters open accounts. */
export const showsOutbox = (config: Config, post: Post): boolean => config.demo && post.keepsLetters;

/** The demo's mail, for browsers of this machine. For others there is no such page. */
@Controller(outboxPath)
export class OutboxController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly post: Post,
  ) {}

  @Get()
  @Allow('public')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async list(@Req() request: Request): Promise<string> {
    this.refuseOthers(request);
    const letters = await this.post.outbox.list();
    const items = letters.map(
      ({ id, at, to, subject }) =>
        `<li><a href="${outboxPath}/${encodeURIComponent(id)}">${escapeHtml(subject)}</a><br>` +
        `<small>${escapeHtml(to.name)} &lt;${escapeHtml(to.address)}&gt;, <time datetime="${escapeHtml(at)}">${escapeHtml(at)}</time></small></li>`,
    );
    return page('Outbox', items.length > 0 ? `<ol>${items.join('\n')}</ol>` : '<p>No mail yet.</p>');
  }

  @Get(':id')
  @Allow('public')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Req() request: Request): Promise<string> {
    this.refuseOthers(request);
    const letter = await this.post.outbox.read(id);
    if (!letter) throw notFound('letter');
    return page(
      letter.subject,
      `<p><a href="${outboxPath}">Outbox</a></p>
       <dl><dt>From</dt><dd>${escapeHtml(letter.from)}</dd>
       <dt>To</dt><dd>${escapeHtml(letter.to.name)} &lt;${escapeHtml(letter.to.address)}&gt;</dd>
       <dt>Sent</dt><dd>${escapeHtml(letter.at)}</dd></dl>
       <pre>${withLinks(letter.text)}</pre>`,
    );
  }

  private refuseOthers(request: Request): void {
    if (!showsOutbox(this.config, this.post) || !fromThisMachine(request)) throw notFound('page');
  }
}

/** Escaped text in which http addresses can be followed. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join('');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} - Ikiraro</title>
<style>
  :root { color-scheme: light dark }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 68ch; margin: 24px auto; padding: 0 16px; color: #1f1a17; background: #fbf8f3 }
  a { color: #1d4e89 } pre { white-space: pre-wrap; font: inherit; overflow-wrap: anywhere } li { margin: 0 0 12px }
  @media (prefers-color-scheme: dark) { body { color: #f3ede6; background: #171412 } a { color: #8fb8f0 } }
</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>`;
}
