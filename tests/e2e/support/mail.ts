import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

interface Letter {
  to: string[];
  raw: string;
}

/** A real mail server, and what came to it. */
export class MailServer {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
    private readonly box: string,
  ) {}

  static async start(): Promise<MailServer> {
    const file = path.resolve(import.meta.dirname, '../../peers/smtp-server.mjs');
    const process_ = spawn('node', [file, 'none'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ports = await new Promise<string>((resolve, reject) => {
      process_.stdout.on('data', (line: Buffer) => resolve(line.toString()));
      process_.once('exit', () => reject(new Error('The mail server did not start.')));
    });
    const [, port, box] = ports.trim().split(' ');
    return new MailServer(process_, Number(port), `http://127.0.0.1:${box ?? ''}`);
  }

  /** Settings of a server that sends its letters here. */
  settings(publicUrl: string): Record<string, string> {
    return {
      ProFlow__PublicAddress: publicUrl,
      ProFlow__Mail__Host: '127.0.0.1',
      ProFlow__Mail__Port: String(this.port),
      ProFlow__Mail__Tls: 'none',
      ProFlow__Mail__From: 'ProFlow <flow@example.org>',
    };
  }

  /** The link in the newest letter to this address whose text has these words. */
  async link(to: string, words: string): Promise<string> {
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      const letters = (await (await fetch(this.box)).json()) as Letter[];
      const letter = letters.findLast((one) => one.to.includes(to) && plain(one.raw).includes(words));
      const link = letter && /https?:\/\/\S+#[\w-]+/.exec(plain(letter.raw))?.[0];
      if (link) return link;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`No letter with "${words}" came to ${to}.`);
  }

  stop(): void {
    this.process.kill();
  }
}

/** Quoted-printable, as letters travel. */
const plain = (raw: string) =>
  raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
