import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../graphql/ids.ts';

const purpose = 'ikiraro calendar feed 1';
const shape = /^([^.]+)\.([\w-]{43})\.ics$/;

/**
 * Secret addresses of calendar feeds. The secret is an HMAC-SHA256 over the feed's id with a key of its own (HKDF, RFC 5869). No
 * secret is stored, so a person who reads the database can open no feed.
 */
export class FeedAddresses {
  private readonly key: Buffer;

  /** @param secret the installation's secret */
  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  }

  /** The path on this origin. */
  pathOf(feedId: string): string {
    return `/calendar/${feedId}.${this.secretOf(feedId)}.ics`;
  }

  /** The id of the feed that a file name opens; undefined for any other name. A wrong secret takes as long as the right one. */
  feedOf(fileName: string): string | undefined {
    const [, id, secret = ''] = shape.exec(fileName) ?? [];
    if (!isUuid(id)) return undefined;
    const right = timingSafeEqual(Buffer.from(this.secretOf(id)), Buffer.from(secret));
    return right ? id : undefined;
  }

  private secretOf(feedId: string): string {
    return createHmac('sha256', this.key).update(feedId.toLowerCase()).digest('base64url');
  }
}
