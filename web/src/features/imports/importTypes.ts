export type ImportFormat = 'mspdi' | 'trello';
export type Outcome = 'carried' | 'transformed' | 'notCarried';

export interface ImportedField {
  /** As the file calls it: "Task/PercentComplete". */
  source: string;
  count: number;
  outcome: Outcome;
  target: string | null;
  note: string | null;
}

export interface PreviewTask {
  title: string;
  parentTitle: string | null;
  startDate: string | null;
  dueDate: string | null;
  status: string | null;
}

/** What an import would do (dry run) or has done. */
export interface ImportReport {
  format: ImportFormat;
  projectName: string;
  projectKey: string;
  /** The import makes a project of its own; an earlier import of the same source is brought up to date otherwise. */
  isNewProject: boolean;
  projectId: string | null;
  fields: ImportedField[];
  counts: Record<string, number>;
  created: number;
  updated: number;
  unchanged: number;
  warnings: string[];
  preview: { statuses: (string | { name: string })[]; tasks: PreviewTask[] } | null;
  commandIds: string[];
}

export interface Job {
  id: string;
  kind: string;
  state: 'queued' | 'running' | 'succeeded' | 'failed';
  /** 0 to 1. */
  progress: number;
  report: ImportReport | null;
  /** Why it failed, in a sentence. */
  error: { code: string; detail: string } | null;
}

/** A project that is made, or one that is brought up to date. */
export type Target = { kind: 'new'; name: string; key: string } | { kind: 'existing'; projectId: string };
