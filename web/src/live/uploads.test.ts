import axios, { AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { afterEach, describe, expect, it } from 'vitest';
import { Uploads } from './uploads';

const pieceBytes = 4;
const view = (missing: number[]) => ({ id: 'u', pieceBytes, pieces: 3, missing });
const file = () => new File(['abcdefghij'], 'note.txt', { lastModified: 1 });

/** Keeps pieces as the server does; `answer` may refuse. */
function place(answer: (method: string, url: string) => number | undefined = () => undefined) {
  const pieces = new Map<number, string>();
  const asked: string[] = [];
  const waits: number[] = [];
  const added: unknown[] = [];
  const adapter = async (config: InternalAxiosRequestConfig) => {
    const [method, url] = [(config.method ?? '').toUpperCase(), config.url ?? ''];
    asked.push(`${method} ${url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'ID')}`);
    const status = answer(method, url);
    if (status === 0) throw new AxiosError('down', AxiosError.ERR_NETWORK, config);
    const missing = () => [0, 1, 2].filter((number) => !pieces.has(number));
    const number = /pieces\/(\d)/.exec(url)?.[1];
    if (number !== undefined && status === undefined)
      pieces.set(Number(number), await (config.data as Blob).text());
    const data = url.endsWith('/attachments') ? { id: 'a', version: 1 } : view(missing());
    const response = {
      status: status ?? 200,
      statusText: '',
      data: status ? { detail: 'No.' } : data,
      headers: new AxiosHeaders(),
      config,
    };
    if (status) throw new AxiosError('refused', AxiosError.ERR_BAD_REQUEST, config, undefined, response);
    return response;
  };
  const uploads = new Uploads(
    // The test's Blob is not the browser's, which axios sends as it is.
    axios.create({ adapter, transformRequest: [(data: unknown) => data] }),
    (row) => added.push(row),
    async (ms) => void waits.push(ms),
  );
  const settled = async (done: () => boolean) => {
    for (let turn = 0; turn < 500 && !done(); turn++) await new Promise((go) => setTimeout(go));
    expect(done()).toBe(true);
  };
  return { uploads, pieces, asked, waits, added, settled };
}

afterEach(() => sessionStorage.clear());

describe('uploads', () => {
  it('send a file piece by piece and make it an attachment', async () => {
    const { uploads, pieces, asked, added, settled } = place();
    uploads.add('t', [file()]);
    await settled(() => added.length === 1);
    expect([...pieces]).toEqual([
      [0, 'abcd'],
      [1, 'efgh'],
      [2, 'ij'],
    ]);
    expect(asked).toEqual([
      'POST /tasks/t/uploads',
      'PUT /uploads/ID/pieces/0',
      'PUT /uploads/ID/pieces/1',
      'PUT /uploads/ID/pieces/2',
      'POST /tasks/t/attachments',
    ]);
    expect(uploads.snapshot()).toEqual([]);
    expect(sessionStorage).toHaveLength(0);
  });

  it('go on by themselves when the network comes back, with what is missing', async () => {
    let down = 2;
    const { uploads, asked, waits, added, settled } = place((_, url) =>
      url.endsWith('/pieces/1') && down-- > 0 ? 0 : undefined,
    );
    uploads.add('t', [file()]);
    await settled(() => added.length === 1);
    expect(waits).toHaveLength(2);
    expect(asked.filter((line) => line.endsWith('pieces/0'))).toHaveLength(1);
  });

  it('say why the server refuses a file, and begin anew when tried again', async () => {
    let refuse = true;
    const { uploads, added, asked, settled } = place((_, url) =>
      url.endsWith('/uploads') && refuse ? 413 : undefined,
    );
    uploads.add('t', [file()]);
    await settled(() => uploads.snapshot()[0]?.state === 'failed');
    expect(uploads.snapshot()[0]?.problem).toBe('No.');
    refuse = false;
    uploads.resume(uploads.snapshot()[0]?.id ?? '');
    await settled(() => added.length === 1);
    expect(asked).toContain('DELETE /uploads/ID');
  });

  it('keep their id over a reload of the page, so that the same file goes on', async () => {
    const first = place((_, url) => (url.includes('/pieces/2') ? 403 : undefined));
    first.uploads.add('t', [file()]);
    const [{ id } = { id: '' }] = first.uploads.snapshot();
    first.uploads.pause(id);
    const second = place();
    second.uploads.add('t', [file()]);
    expect(second.uploads.snapshot()[0]?.id).toBe(id);
    await second.settled(() => second.added.length === 1);
  });

  it('are forgotten when somebody signs out', () => {
    const { uploads } = place();
    uploads.add('t', [file()]);
    uploads.clear();
    expect(uploads.snapshot()).toEqual([]);
    expect(sessionStorage).toHaveLength(0);
  });
});
