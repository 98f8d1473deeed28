import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';

/** Seconds; browsers keep none for longer. */
const lifetime = 400 * 24 * 60 * 60;
/** Accounts of one browser: PC rooms are shared. The latest ones are kept. */
const most = 8;
/** Characters of 16 bytes in base64url. */
const idLength = 22;

/** An account with its present password hash. */
export interface Account {
  readonly id: string;
  readonly passwordHash: string | null;
}

/**
 * Browsers on which a person has signed in before, known by a signed cookie: a number of the browser and a seal for each account,
 * from which only this service can tell whose they are. The cookie signs nobody in; it only makes wrong guesses elsewhere not
 * count here. A new password makes all of them unknown again, because another person may have had the old one.
 */
@Injectable()
export class KnownDevices {
  private readonly secure: boolean;
  private readonly cookieName: string;
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) { publicAddress, ticketSecret }: Config) {
    this.secure = publicAddress.startsWith('https:');
    this.cookieName = this.secure ? '__Host-ikiraro-device' : 'ikiraro-device';
    this.key = createHmac('sha256', ticketSecret).update('known devices').digest();
  }

  /** The browser's number, if this person has signed in on it; undefined for a stranger. */
  of(account: Account, req: Request): string | undefined {
    const { id, seals } = this.read(req);
    const own = Buffer.from(this.seal(id, account));
    return seals.some((seal) => timingSafeEqual(Buffer.from(seal), own)) ? id : undefined;
  }

  /** Called when a person has proved who they are. */
  remember(account: Account, req: Request, res: Response): void {
    const { id, seals } = this.read(req);
    const own = this.seal(id, account);
    const kept = [...seals.filter((seal) => seal !== own), own].slice(-most);
    res.append(
      'Set-Cookie',
      stringifySetCookie({
        name: this.cookieName,
        value: [id, ...kept].join('.'),
        maxAge: lifetime,
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: this.secure,
      }),
    );
  }

  private read(req: Request): { id: string; seals: string[] } {
    const parts = (parseCookie(req.headers.cookie ?? '')[this.cookieName] ?? '').split('.').slice(0, most + 1);
    const [id, ...seals] = parts.every((part) => /^[\w-]{22}$/.test(part)) ? parts : [];
    return id === undefined ? { id: randomBytes(16).toString('base64url'), seals: [] } : { id, seals };
  }

  private seal(id: string, { id: personId, passwordHash }: Account): string {
    return createHmac('sha256', this.key)
      .update(`${id}\n${personId}\n${passwordHash ?? ''}`)
      .digest('base64url')
      .slice(0, idLength);
  }
}
