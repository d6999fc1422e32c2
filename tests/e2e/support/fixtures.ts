import { expect, test as base, type BrowserContextOptions } from '@playwright/test';
import { Person } from './person';
import { ServerProcess } from './server';

interface ForAll {
  server: ServerProcess;
}
interface ForOne {
  /** Someone with an account; their window is closed at the end. */
  person: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  stranger: (name: string, options?: BrowserContextOptions) => Promise<Person>;
}

export const test = base.extend<ForOne, ForAll>({
  server: [
    async ({ browserName: _ }, use) => {
      const server = await ServerProcess.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  person: async ({ browser, server }, use) => {
    const people: Person[] = [];
    await use(async (name, options) => {
      const person = await Person.join(browser, server.url, name, options);
      people.push(person);
      return person;
    });
    for (const { context } of people) await context.close();
    expect(people.flatMap((one) => one.violations)).toEqual([]);
  },
  stranger: async ({ browser, server }, use) => {
    const people: Person[] = [];
    await use(async (name, options) => {
      const person = await Person.stranger(browser, server.url, name, options);
      people.push(person);
      return person;
    });
    for (const { context } of people) await context.close();
    expect(people.flatMap((one) => one.violations)).toEqual([]);
  },
});

export { expect } from '@playwright/test';
