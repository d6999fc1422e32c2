import { useCallback, useEffect, useRef, useState } from 'react';
import { toProblem } from '../../api/problem';
import { uuid7 } from '../../lib/uuid';
import { useAppDispatch } from '../../live/hooks';
import { checkFile } from './fileCheck';
import { followJob, sendImport, undoImport } from './importApi';
import type { ImportReport, Target } from './importTypes';
import { failure, isDone } from './importWords';

export type Step = 'file' | 'fields' | 'check' | 'done';

/** What is under way: the file travels, then the server works on it. */
export interface Work {
  what: 'reading' | 'importing' | 'undoing';
  sent: number;
  progress: number;
}

export interface ImportState {
  step: Step;
  file?: File;
  work?: Work;
  problem?: string;
  /** What the import would do. */
  plan?: ImportReport;
  /** What it has done. */
  report?: ImportReport;
  /** Once it was taken back: what others had changed since, and is kept. */
  kept?: string[];
}

/** Walks through an import. Nothing is written before `run`; whatever fails leaves everything chosen so far in place. */
export function useImport(workspaceId: string) {
  const dispatch = useAppDispatch();
  const [state, setState] = useState<ImportState>({ step: 'file' });
  const running = useRef<AbortController | undefined>(undefined);
  const change = useCallback((part: Partial<ImportState>) => setState((old) => ({ ...old, ...part })), []);

  useEffect(() => () => running.current?.abort(), []);

  const attempt = useCallback(
    async (
      what: Work['what'],
      act: (signal: AbortSignal, step: (work: Partial<Work>) => void) => Promise<void>,
    ) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      let work: Work = { what, sent: 0, progress: 0 };
      change({ work, problem: undefined });
      try {
        await act(controller.signal, (part) => {
          work = { ...work, ...part };
          if (!controller.signal.aborted) change({ work });
        });
        if (!controller.signal.aborted) change({ work: undefined });
      } catch (error) {
        if (!controller.signal.aborted) change({ work: undefined, problem: sentenceOf(error) });
      }
    },
    [change],
  );

  const send = useCallback(
    async (
      file: File,
      dryRun: boolean,
      target: Target | undefined,
      signal: AbortSignal,
      step: (work: Partial<Work>) => void,
      key?: string,
    ) => {
      const onSent = (sent: number) => step({ sent });
      const sent = await dispatch(
        sendImport({ workspaceId, file, dryRun, target, signal, onSent, ...(key ? { key } : {}) }),
      );
      const job = isDone(sent)
        ? sent
        : await dispatch(followJob(sent.id, signal, ({ progress }) => step({ sent: 1, progress })));
      if (job.state === 'failed' || !job.report) throw new Refused(failure(job));
      return job.report;
    },
    [dispatch, workspaceId],
  );

  const choose = useCallback(
    (file: File) =>
      attempt('reading', async (signal, step) => {
        change({ file, plan: undefined });
        const check = checkFile(
          file.name,
          file.size,
          new Uint8Array(await file.slice(0, 4096).arrayBuffer()),
        );
        if ('problem' in check) throw new Refused(check.problem);
        const plan = await send(file, true, undefined, signal, step);
        if (!signal.aborted) change({ plan, step: 'fields' });
      }),
    [attempt, change, send],
  );

  /** Looks again at what would happen, for another target. */
  const preview = useCallback(
    (file: File, target: Target) =>
      attempt('reading', async (signal, step) => {
        const plan = await send(file, true, target, signal, step);
        if (!signal.aborted) change({ plan });
      }),
    [attempt, change, send],
  );

  const run = useCallback(
    (file: File, target: Target) =>
      attempt('importing', async (signal, step) => {
        const report = await send(file, false, target, signal, step, uuid7());
        if (!signal.aborted) change({ report, step: 'done' });
      }),
    [attempt, change, send],
  );

  const undo = useCallback(
    (report: ImportReport) =>
      attempt('undoing', async () => change({ kept: await dispatch(undoImport(report.commandIds)) })),
    [attempt, change, dispatch],
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    change({ work: undefined });
  }, [change]);
  const restart = useCallback(() => setState({ step: 'file' }), []);
  const go = useCallback((step: Step) => change({ step, problem: undefined }), [change]);

  return { state, choose, preview, run, undo, cancel, restart, go };
}

/** A refusal found here, or told by a job's report. */
class Refused extends Error {}

const sentenceOf = (error: unknown) => (error instanceof Refused ? error.message : toProblem(error).message);
