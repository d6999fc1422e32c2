import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const script = path.resolve(import.meta.dirname, '../../peers/openid.mjs');

/** A real OpenID provider of others, beside the server; anybody can sign in at it by name. */
export class OpenIdPeer {
  private constructor(
    readonly issuer: string,
    private readonly process: ChildProcess,
  ) {}

  /** @param proflow The address of the server that it sends people back to, as the provider "staff". */
  static async start(proflow: string): Promise<OpenIdPeer> {
    const process_ = spawn('node', [script, `${proflow}/api/v1/auth/oauth/staff/callback`], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    for await (const chunk of process_.stdout) {
      const issuer = /READY (\S+)/.exec(String(chunk))?.[1];
      if (issuer) return new OpenIdPeer(issuer, process_);
    }
    throw new Error('The provider did not start.');
  }

  /** The settings that make the server know it. */
  settings(proflow: string): Record<string, string> {
    const at = 'ProFlow__Auth__Providers__staff__';
    return {
      ProFlow__PublicAddress: proflow,
      [`${at}Kind`]: 'oidc',
      [`${at}Name`]: 'Northsound',
      [`${at}Authority`]: this.issuer,
      [`${at}ClientId`]: 'proflow',
      [`${at}ClientSecret`]: 'proflow-secret-which-is-long-enough',
      [`${at}Scopes`]: 'openid email profile groups',
      [`${at}GroupsClaim`]: 'groups',
    };
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.stdin?.end();
    await gone;
  }
}
