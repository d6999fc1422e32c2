import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** The real server with its own database in a folder of its own; it can be killed as a power cut would. */
export class ServerProcess {
  private process: ChildProcess | undefined;
  private output = '';

  private constructor(
    readonly url: string,
    private readonly data: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** @param settings Environment variables, made once the address is known. */
  static async start(
    settings?: (url: string) => Record<string, string> | Promise<Record<string, string>>,
  ): Promise<ServerProcess> {
    const data = mkdtempSync(path.join(tmpdir(), 'proflow-e2e-'));
    const url = `http://localhost:${String(await freePort())}`;
    const server = new ServerProcess(url, data, (await settings?.(url)) ?? {});
    await server.up();
    return server;
  }

  async up(): Promise<void> {
    this.output = '';
    const process_ = spawn('dotnet', [built()], {
      env: {
        ...process.env,
        ASPNETCORE_URLS: this.url,
        ProFlow__DataDirectory: this.data,
        DOTNET_CLI_TELEMETRY_OPTOUT: '1',
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = process_;
    const hear = (chunk: Buffer) => (this.output += chunk.toString());
    process_.stdout.on('data', hear);
    process_.stderr.on('data', hear);
    await this.ready(process_);
  }

  /** SIGKILL: no goodbye to anyone, not even to its database. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
  }

  private async ready(process_: ChildProcess): Promise<void> {
    const deadline = Date.now() + 120_000;
    while (Date.now() < deadline) {
      if (process_.exitCode !== null) throw new Error(`The server ended at its start:\n${this.output}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server did not get ready:\n${this.output}`);
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const process_ = this.process;
    if (!process_ || process_.exitCode !== null) return;
    const gone = new Promise((resolve) => process_.once('exit', resolve));
    process_.kill(signal);
    await gone;
  }
}

/** `./proflow test` names it; by hand it is the latest one that `./proflow up` or `dotnet build` has made. */
function built(): string {
  const named = process.env.PROFLOW_SERVER;
  if (named) return named;
  const cache = path.join(root, '.cache/server');
  const folders = existsSync(cache) ? readdirSync(cache).map((name) => path.join(cache, name)) : [];
  folders.push(path.join(root, 'src/ProFlow.Server/bin/Release/net10.0'));
  const found = folders
    .map((folder) => path.join(folder, 'ProFlow.Server.dll'))
    .filter((file) => existsSync(file))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!found) throw new Error('There is no built server: run ./proflow test e2e, or ./proflow up once.');
  return found;
}

function freePort(): Promise<number> {
  const wanted = process.env.PROFLOW_E2E_PORT;
  if (wanted) return Promise.resolve(Number(wanted));
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
