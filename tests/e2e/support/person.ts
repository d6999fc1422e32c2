import { randomBytes } from 'node:crypto';
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';

export const password = 'correct horse battery staple';

export interface Named {
  id: string;
  name: string;
}
export interface MadeTask {
  id: string;
  key: string;
  title: string;
  statusId: string;
  version: number;
  startDate: string | null;
  dueDate: string | null;
  [field: string]: unknown;
}
export interface MadeProject {
  id: string;
  key: string;
  name: string;
  workspaceId: string;
  statuses: Named[];
}

/** Someone with an account, a browser window of their own, and the API at hand for what a journey is not about. */
export class Person {
  /** What the page tried and its content security policy forbade. */
  readonly violations: string[] = [];
  private token = '';

  private constructor(
    readonly name: string,
    readonly email: string,
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {}

  static async join(
    browser: Browser,
    url: string,
    name: string,
    options: BrowserContextOptions = {},
  ): Promise<Person> {
    const person = await Person.stranger(browser, url, name, options);
    const reply = await person.context.request.post(`${url}/api/v1/auth/register`, {
      data: { email: person.email, password, name },
    });
    expect(reply.ok(), await reply.text()).toBe(true);
    person.token = ((await reply.json()) as { accessToken: string }).accessToken;
    // The client asks for a session only where somebody has signed in before.
    await person.context.addInitScript(() => localStorage.setItem('proflow.signed-in', '1'));
    return person;
  }

  /** A window without an account. */
  static async stranger(
    browser: Browser,
    url: string,
    name: string,
    options: BrowserContextOptions = {},
  ): Promise<Person> {
    const context = await browser.newContext({
      baseURL: url,
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    const email = `${name.toLowerCase()}-${randomBytes(5).toString('hex')}@example.org`;
    const person = new Person(name, email, context, await context.newPage(), url);
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) person.violations.push(message.text());
    });
    return person;
  }

  async api<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, data?: unknown): Promise<T> {
    const reply = await this.context.request.fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}` },
      ...(data === undefined ? {} : { data }),
    });
    expect(reply.ok(), `${method} ${path}: ${String(reply.status())} ${await reply.text()}`).toBe(true);
    return (reply.status() === 204 ? undefined : await reply.json()) as T;
  }

  async id(): Promise<string> {
    return (await this.api<Named>('GET', '/me')).id;
  }

  workspace(name = 'Northsound Ferries'): Promise<Named> {
    return this.api('POST', '/workspaces', { name });
  }

  async project(
    workspaceId: string,
    fields: { name?: string; key?: string; private?: boolean } = {},
  ): Promise<MadeProject> {
    const project = await this.api<MadeProject>('POST', `/workspaces/${workspaceId}/projects`, {
      name: 'Booking relaunch',
      key: 'FER',
      ...fields,
    });
    const { statuses } = await this.api<{ statuses: Named[] }>('GET', `/projects/${project.id}/snapshot`);
    return { ...project, statuses };
  }

  /** A workspace with one project. */
  async place(): Promise<MadeProject> {
    return this.project((await this.workspace()).id);
  }

  task(project: MadeProject, title: string, fields: Record<string, unknown> = {}): Promise<MadeTask> {
    return this.api('POST', `/projects/${project.id}/tasks`, { title, ...fields });
  }

  taskNow(task: MadeTask): Promise<MadeTask> {
    return this.api('GET', `/tasks/${task.id}`);
  }

  /** Lets someone in with a role; both have an account. */
  async letIn(
    other: Person,
    workspaceId: string,
    role = 'member',
    into?: { projectId: string; projectRole: string },
  ): Promise<void> {
    const { token } = await this.api<{ token: string }>('POST', `/workspaces/${workspaceId}/invitations`, {
      role,
      ...into,
    });
    await other.api('POST', `/invitations/${token}/accept`, {});
  }

  async open(project: MadeProject, view: 'board' | 'list' | 'gantt', search = ''): Promise<void> {
    await this.page.goto(`/w/${project.workspaceId}/p/${project.key}/${view}${search}`);
  }
}

export const statusId = (project: MadeProject, name: string): string => {
  const found = project.statuses.find((status) => status.name === name);
  if (!found) throw new Error(`There is no status ${name}.`);
  return found.id;
};
