import { readFileSync } from 'node:fs';
import { deflateSync, crc32 } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { expectClean } from '../support/axe';
import { expect, test } from '../support/fixtures';

const panelOf = (page: Page, key: string): Locator => page.locator(`[aria-label="Task ${key}"]`);

/** A picture of one colour. */
function png(width: number, height: number, [r, g, b]: [number, number, number]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body) >>> 0);
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.from(Array.from({ length: width }, () => [r, g, b]).flat()),
  ]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** Two pages, a word on each. */
function pdf(): Buffer {
  const text = (word: string) => `BT /F1 48 Tf 72 700 Td (${word}) Tj ET`;
  const page = (content: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 7 0 R >> >> /Contents ${String(content)} 0 R >>`;
  const stream = (word: string) =>
    `<< /Length ${String(text(word).length)} >>\nstream\n${text(word)}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>',
    '<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>',
    page(4),
    stream('Timetable'),
    page(6),
    stream('Fares'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = out.length;
    out += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = out.length;
  out += `xref\n0 8\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(
    `${out}trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`,
    'latin1',
  );
}

test('Files are attached, looked at, renamed, saved and removed, and a colleague sees them come', async ({
  person,
}) => {
  const [ada, ben] = [await person('Ada'), await person('Ben')];
  const project = await ada.place();
  await ada.letIn(ben, project.workspaceId);
  const task = await ada.task(project, 'Gate scanner');
  await Promise.all([ada, ben].map((each) => each.open(project, 'board', `?task=${task.key}`)));
  const { page } = ada;
  const panel = panelOf(page, task.key);

  await panel.getByLabel('Files to attach').setInputFiles([
    { name: 'quay.png', mimeType: 'image/png', buffer: png(900, 600, [15, 108, 116]) },
    { name: 'plan.pdf', mimeType: 'application/pdf', buffer: pdf() },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Ask the harbour master.') },
  ]);
  const files = panel.getByRole('list', { name: 'Files' });
  await expect(files.getByRole('listitem')).toHaveCount(3);
  await expect(files.locator('img')).toHaveCount(1);
  await expect(
    panelOf(ben.page, task.key).getByRole('list', { name: 'Files' }).getByRole('listitem'),
  ).toHaveCount(3);
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/files-panel.png' });
  await expectClean(page, 'the panel with files');

  await files.getByRole('button', { name: 'Open “quay.png”' }).click();
  const box = page.getByRole('dialog', { name: 'File quay.png' });
  await expect(box.getByRole('img', { name: 'quay.png' })).toBeVisible();
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/files-box.png' });
  await expectClean(page, 'a picture over everything');
  // Small files come in whatever order they arrive.
  const forward = await box.getByRole('button', { name: 'Next file' }).isEnabled();
  await page.keyboard.press(forward ? 'ArrowRight' : 'ArrowLeft');
  const paper = page.getByRole('dialog', { name: 'File plan.pdf' });
  await expect(paper.getByRole('img', { name: 'Page 1 of 2' })).toBeVisible();
  // The words are drawn: some pixel of the page is black.
  await expect
    .poll(() =>
      paper.getByRole('img', { name: 'Page 1 of 2' }).evaluate((node: HTMLCanvasElement) => {
        const { data } = node.getContext('2d')!.getImageData(0, 0, node.width, node.height);
        return data.some((value, index) => index % 4 === 0 && value < 60 && data[index + 3] === 255);
      }),
    )
    .toBe(true);
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/files-pdf.png' });
  await page.keyboard.press('Escape');
  await expect(paper).toBeHidden();

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('button', { name: 'Download “notes.txt”' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('notes.txt');
  expect(readFileSync(await saved.path(), 'utf8')).toBe('Ask the harbour master.');

  await files.getByRole('button', { name: 'Actions for “notes.txt”' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await files.getByRole('textbox', { name: 'Name of “notes.txt”' }).fill('harbour.txt');
  await page.keyboard.press('Enter');
  await expect(panelOf(ben.page, task.key).getByText('harbour.txt')).toBeVisible();
  await files.getByRole('button', { name: 'Actions for “harbour.txt”' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(files.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(files.getByText('harbour.txt')).toBeVisible();
});

test('A large file is paused, goes on where it was over a broken network, and arrives whole', async ({
  person,
}) => {
  const ada = await person('Ada', { viewport: { width: 390, height: 844 } });
  const project = await ada.place();
  const task = await ada.task(project, 'Gate scanner');
  await ada.open(project, 'board', `?task=${task.key}`);
  const { page } = ada;
  const panel = panelOf(page, task.key);
  const film = Buffer.alloc(20 * 1024 * 1024, 'Northsound');
  const numbers: number[] = [];
  let through = 2;
  // The first two pieces pass; the network is gone with the third.
  await page.route('**/pieces/*', async (route) => {
    const number = Number(route.request().url().split('/').pop());
    if (numbers.length >= through) return route.abort();
    numbers.push(number);
    return route.continue();
  });

  await panel
    .getByLabel('Files to attach')
    .setInputFiles({ name: 'crossing.mov', mimeType: 'video/quicktime', buffer: film });
  await expect(panel.getByText('No connection; goes on by itself')).toBeVisible();
  const bar = panel.getByRole('progressbar', { name: 'Upload of “crossing.mov”' });
  await expect(bar).toHaveAttribute('aria-valuenow', '40');
  if (process.env['SHOTS']) await page.screenshot({ path: '/tmp/files-phone.png' });
  await expectClean(page, 'an upload that waits for the network');
  await panel.getByRole('button', { name: 'Pause “crossing.mov”' }).click();
  await expect(panel.getByText('Paused')).toBeVisible();
  through = 100;
  await panel.getByRole('button', { name: 'Go on with “crossing.mov”' }).click();

  await expect(panel.getByRole('button', { name: 'Download “crossing.mov”' })).toBeVisible();
  expect(numbers).toEqual([0, 1, 2, 3, 4]);
  const { items } = await ada.api<{ items: { size: number }[] }>('GET', `/tasks/${task.id}/attachments`);
  expect(items.map(({ size }) => size)).toEqual([film.length]);
});
