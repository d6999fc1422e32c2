import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Found {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** WCAG 2.2 A and AA and best practices, without a finding. */
export async function expectClean(page: Page, screen: string): Promise<void> {
  // Through the debugger, not as a script of the page, whose content security policy allows none.
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (tags) =>
      (window as unknown as { axe: { run: (on: Document, how: object) => Promise<Found> } }).axe.run(
        document,
        { runOnly: tags },
      ),
    rules,
  );
  const words = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `    ${html.slice(0, 200)}\n    ${failureSummary ?? ''}`).join('\n')}`,
  );
  expect(words, screen).toEqual([]);
}
