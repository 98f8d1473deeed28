import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { DataSource, IsNull } from 'typeorm';
import type { Actor } from '#access';
import { Person, SignIn } from '#database';
import { AppError } from '#platform';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { accountName } from './account-name.ts';
import { KnownDevices } from './known-devices.ts';
import type { Account } from './known-devices.ts';
import { Pace } from './pace.ts';
import { passwordMatches } from './passwords.ts';
import { SignInsRepository } from './sign-ins.repository.ts';
import type { SignInRow } from './sign-ins.repository.ts';
import { Throttle } from './throttle.ts';
import { hashToken, newToken } from './tokens.ts';

const days = 24 * 60 * 60_000;
/** ms after its last use for which a browser stays signed in. */
const lifetime = 30 * days;
/** ms between two writes of the last use. */
const touchEvery = 60 * 60_000;

/** Signed-in browsers: a random token in an http-only cookie, its hash in the database, revocable one by one and all at once. */
@Injectable()
export class SignIns {
  private readonly secure: boolean;
  private readonly cookieName: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: SignInsRepository,
    private readonly throttle: Throttle,
    private readonly pace: Pace,
    private readonly devices: KnownDevices,
    @Inject(CONFIG) config: Config,
  ) {
    this.secure = config.publicAddress.startsWith('https:');
    // The prefix makes browsers insist on Secure, Path=/ and no Domain; it needs https.
    this.cookieName = this.secure ? '__Host-ikiraro' : 'ikiraro';
  }

  /** The person of the request's cookie. Its 30 days begin anew. */
  async actorOf(req: Request, res: Response): Promise<Actor | null> {
    const token = this.tokenIn(req.headers.cookie);
    const row = token && (await this.rowsOf([token])).get(token);
    if (!row) return null;
    if (Date.now() - row.lastUsedAt.getTime() > touchEvery) {
      await this.dataSource.getRepository(SignIn).update(row.signInId, times());
      this.setCookie(res, token);
    }
    return actorIn(row);
  }

  /** The person of each of these tokens, in one statement; ended ones are left out. */
  async actorsOf(tokens: readonly string[]): Promise<Map<string, Actor>> {
    return new Map([...(await this.rowsOf(tokens))].map(([token, row]) => [token, actorIn(row)]));
  }

  /** The token in a Cookie header. */
  tokenIn(cookies: string | undefined): string | undefined {
    const token = parseCookie(cookies ?? '')[this.cookieName];
    return token && /^[\w-]{43}$/.test(token) ? token : undefined;
  }

  private async rowsOf(tokens: readonly string[]): Promise<Map<string, SignInRow>> {
    const hashes = tokens.map(hashToken);
    const tokenOf = new Map(hashes.map((hash, index) => [hash.toString('hex'), tokens[index] ?? '']));
    const rows = await this.repository.withTokens(hashes);
    return new Map(rows.map((row) => [tokenOf.get(row.hash.toString('hex')) ?? '', row]));
  }

  /**
   * @param address network of the client, counted as well as the account
   * @throws {AppError} TOO_MANY_ATTEMPTS, WRONG_CREDENTIALS
   */
  async signIn(email: string, password: string, address: string, req: Request, res: Response): Promise<string> {
    const account = accountName(email);
    const person = await this.dataSource.getRepository(Person).findOne({
      where: { email: account, deactivatedAt: IsNull(), erasedAt: IsNull() },
      select: { id: true, passwordHash: true },
    });
    const device = person ? this.devices.of(person, req) : undefined;
    // Guesses from another place do not slow a known device.
    if (device !== undefined) await this.pace.take(account, device);
    else await this.takeAsStranger(account, address);
    const right = await passwordMatches(person?.passwordHash, password);
    if (!person || !right) throw new AppError('WRONG_CREDENTIALS', 'E-mail address or password is wrong.');
    await this.pace.forget(account, device ?? address);
    if (device === undefined) {
      await this.pace.giveBackToCrowd(account);
      await this.throttle.forgive('signInAddress', address);
    }
    await this.start(person, req, res);
    return person.id;
  }

  private async takeAsStranger(account: string, address: string): Promise<void> {
    await this.throttle.count('signInAddress', address);
    await this.pace.take(account, address);
    await this.pace.takeFromCrowd(account);
  }

  /** Signs the browser in, for 30 days from its last use, and knows it from now on. */
  async start(account: Account, req: Request, res: Response): Promise<void> {
    const { id: personId } = account;
    const token = newToken();
    await this.dataSource.getRepository(SignIn).insert({
      personId,
      tokenHash: hashToken(token),
      userAgent: (req.get('user-agent') ?? '').slice(0, 300),
      ...times(),
    });
    await this.repository.removeOld(personId);
    this.setCookie(res, token);
    this.devices.remember(account, req, res);
  }

  /** @returns whether the request was signed in */
  async signOut(req: Request, res: Response): Promise<boolean> {
    const token = this.tokenIn(req.headers.cookie);
    this.clearCookie(res);
    if (!token) return false;
    const { affected } = await this.dataSource
      .getRepository(SignIn)
      .update({ tokenHash: hashToken(token), revokedAt: IsNull() }, { revokedAt: new Date() });
    return affected === 1;
  }

  /** @returns how many sign-ins ended */
  signOutEverywhere(personId: string, res: Response): Promise<number> {
    this.clearCookie(res);
    return this.repository.endAll(personId);
  }

  private setCookie(res: Response, token: string): void {
    this.cookie(res, token, lifetime / 1000);
  }

  private clearCookie(res: Response): void {
    this.cookie(res, '', 0);
  }

  private cookie(res: Response, value: string, maxAge: number): void {
    const cookie = stringifySetCookie({
      name: this.cookieName,
      value,
      maxAge,
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.secure,
    });
    res.append('Set-Cookie', cookie);
  }
}

const actorIn = ({ personId, platformRole, memberships, suspendedIn }: SignInRow): Actor => ({
  personId,
  platformRole,
  memberships,
  suspendedIn,
});

const times = () => ({ lastUsedAt: new Date(), expiresAt: new Date(Date.now() + lifetime) });
