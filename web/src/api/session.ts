import axios, { type AxiosInstance } from 'axios';
import { forgetReads, inTurn, signedInHint, takeSession, type AuthReply } from './headStart';
import type { PasskeyOptions } from '../lib/webauthn';
import { toProblem } from './problem';

export interface SessionUser {
  id: string;
  name: string;
  email: string;
}

/** A code of an app or a recovery code, or what a passkey has signed. */
export type FactorProof = { code: string } | { passkey: object };

type Listener = (user: SessionUser | null) => void;

/**
 * Who is signed in in this tab. The access token lives in memory only; the refresh token is a cookie that scripts cannot read
 * and that rotates at each use, so all tabs take turns with it.
 */
export class Session {
  user: SessionUser | null = null;
  private token: { value: string; goodUntil: number } | null = null;
  private refreshing: Promise<boolean> | null = null;
  private readonly listeners = new Set<Listener>();
  private readonly tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('proflow.session') : null;

  constructor(private readonly http: AxiosInstance = axios.create({ baseURL: '/api/v1' })) {
    this.tabs?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === 'signed-out') this.forget();
    });
  }

  onChange(listener: Listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The token to send, renewed shortly before it ends; null when signed out. */
  async accessToken(): Promise<string | null> {
    if (this.token && Date.now() < this.token.goodUntil) return this.token.value;
    if (!this.token && !this.user && !this.mayBeSignedIn()) return null;
    await this.refresh();
    return this.token?.value ?? null;
  }

  /** At the start of a tab: continues the session that the cookie stands for. False when there is none; throws when offline. */
  async resume(): Promise<boolean> {
    const continued = await takeSession();
    if (continued) this.accept(continued);
    return continued !== null || (this.mayBeSignedIn() && this.refresh());
  }

  async signIn(email: string, password: string) {
    return this.enter('/auth/login', { email, password });
  }

  /** What the sign-in that this browser began still wants: totp, passkey, recovery. Null when nothing is awaited. */
  async awaitedFactors(): Promise<string[] | null> {
    try {
      return (await this.http.get<{ factors: string[] }>('/auth/factor')).data.factors;
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status === 404) return null;
      throw problem;
    }
  }

  /** Finishes the sign-in that this browser began. */
  async proveFactor(proof: FactorProof) {
    return this.enter('/auth/factor', proof);
  }

  /** What a passkey has to sign: one of the sign-in that this browser began, or of anybody. */
  async passkeyOptions(): Promise<PasskeyOptions> {
    try {
      return (await this.http.post<{ publicKey: PasskeyOptions }>('/auth/passkeys/options')).data.publicKey;
    } catch (error) {
      throw toProblem(error);
    }
  }

  async signInWithPasskey(passkey: object) {
    return this.enter('/auth/passkeys', { passkey });
  }

  async register(name: string, email: string, password: string) {
    return this.enter('/auth/register', { name, email, password });
  }

  async signOut() {
    // Without an answer the person is signed out here all the same; the server's session ends by itself.
    await this.http.post('/auth/logout', undefined, { headers: await this.bearer() }).catch(() => undefined);
    this.tabs?.postMessage('signed-out');
    this.forget();
  }

  /** A new access token. One at a time in this tab, and with the Web Lock one at a time in the browser. */
  refresh(): Promise<boolean> {
    this.refreshing ??= inTurn(() => this.askForToken()).finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private async askForToken(): Promise<boolean> {
    try {
      const { data } = await this.http.post<AuthReply>('/auth/refresh');
      this.accept(data);
      return true;
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status !== 401) throw problem;
      this.forget();
      return false;
    }
  }

  private async enter(url: string, body: object): Promise<SessionUser> {
    try {
      const { data } = await this.http.post<AuthReply>(url, body);
      this.accept(data);
      return data.user;
    } catch (error) {
      throw toProblem(error);
    }
  }

  private accept({ accessToken, expiresIn, user }: AuthReply) {
    this.token = { value: accessToken, goodUntil: Date.now() + Math.max(5, expiresIn - 20) * 1000 };
    localStorage.setItem(signedInHint, '1');
    const changed = this.user?.id !== user.id;
    this.user = user;
    if (changed) this.tell();
  }

  private forget() {
    localStorage.removeItem(signedInHint);
    this.token = null;
    forgetReads();
    if (!this.user) return;
    this.user = null;
    this.tell();
  }

  private async bearer() {
    const token = await this.accessToken().catch(() => null);
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  private mayBeSignedIn() {
    return localStorage.getItem(signedInHint) !== null;
  }

  private tell() {
    for (const listener of this.listeners) listener(this.user);
  }
}
