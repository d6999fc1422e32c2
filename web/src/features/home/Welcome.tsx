import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { toProblem, type Problem } from '../../api/problem';
import { addSampleProject } from '../../live/account';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectMe, selectWorkspaces } from '../../model/selectors';
import { createProject, createWorkspace } from '../../model/projectCommands';
import type { CommandDraft } from '../../model/types';
import { Icon, type IconName } from '../../ui/Icon';
import styles from './Welcome.module.css';

type Start = 'empty' | 'sample' | 'import';

const starts: { start: Start; icon: IconName; title: string; words: string; busy: string }[] = [
  {
    start: 'empty',
    icon: 'plus',
    title: 'Start with an empty project',
    words: 'A board with four steps. Write your first task in a moment.',
    busy: 'Making your board',
  },
  {
    start: 'sample',
    icon: 'eye',
    title: 'Explore the sample project',
    words: 'People, dependencies and history to try things on. One click removes it.',
    busy: 'Filling the sample project',
  },
  {
    start: 'import',
    icon: 'import',
    title: 'Import a plan',
    words: 'From Microsoft Project or Trello. You see what comes over before anything is written.',
    busy: 'Making your workspace',
  },
];

/** The first screen after signing up, and the way to a further workspace: one field, already filled, and three ways on. */
export function Welcome() {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const me = useAppSelector(selectMe);
  const others = useAppSelector(selectWorkspaces);
  const [typed, setTyped] = useState<string>();
  const [busy, setBusy] = useState<Start>();
  const [problem, setProblem] = useState<Problem>();
  const [first] = useState(others.length === 0);
  const made = useRef<string>(undefined);
  const name = typed ?? (me && first ? `${me.name}’s workspace` : '');
  useEffect(() => {
    document.title = 'Welcome · ProFlow';
  }, []);

  const make = async (start: Start): Promise<string> => {
    const workspaceId = made.current ?? (await perform(createWorkspace(name.trim())));
    // What is made stays made: a second try after a failure goes on from there.
    made.current = workspaceId;
    const home = `/w/${workspaceId}`;
    if (start === 'import') return `${home}/import`;
    if (start === 'sample') return `${home}/p/${await dispatch(addSampleProject(workspaceId))}/board`;
    await perform(createProject(workspaceId, { name: 'First project', key: 'FP' }));
    return `${home}/p/FP/board?new=1`;
  };
  const perform = async (draft: CommandDraft): Promise<string> => {
    const outcome = await dispatch(sendCommand(draft)).done;
    if (!outcome.ok) throw outcome.problem;
    return draft.patches[0]?.entityId ?? '';
  };
  const go = (start: Start) => {
    if (busy || !name.trim()) return;
    setBusy(start);
    setProblem(undefined);
    make(start).then(
      (place) => void navigate(place, { replace: true }),
      (error: unknown) => {
        setBusy(undefined);
        setProblem(toProblem(error));
      },
    );
  };

  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <h1>{first ? `Welcome${me ? `, ${me.name.split(' ')[0]}` : ''}` : 'New workspace'}</h1>
        <p className={styles.lead}>
          A workspace holds your team and its projects. You can rename it at any time.
        </p>
        <TextField
          label="Workspace name"
          value={name}
          onChange={(event) => setTyped(event.target.value)}
          error={Boolean(problem?.fieldError('name')) || (typed !== undefined && !name.trim())}
          helperText={
            problem?.fieldError('name') ??
            (name.trim() || typed === undefined ? undefined : 'Give it a name.')
          }
          slotProps={{ htmlInput: { maxLength: 100, dir: 'auto' } }}
        />
        <ul className={styles.starts} aria-label="How to start">
          {starts.map(({ start, icon, title, words, busy: busyWords }, index) => (
            <li key={start}>
              <button
                type="button"
                className={styles.start}
                data-main={index === 0 || undefined}
                aria-disabled={busy !== undefined || !name.trim()}
                onClick={() => go(start)}
              >
                <span className={styles.icon}>
                  <Icon name={icon} />
                </span>
                <span className="pf-grow">
                  <span className={styles.title}>{busy === start ? busyWords : title}</span>
                  <span className={styles.words}>{words}</span>
                </span>
                <Icon name="arrow" />
              </button>
            </li>
          ))}
        </ul>
        <div role="alert">
          {problem && !problem.fieldError('name') && <p className={styles.error}>{problem.message}</p>}
        </div>
        {!first && (
          <Button component={Link} to="/" sx={{ alignSelf: 'flex-start' }}>
            Back
          </Button>
        )}
      </div>
    </main>
  );
}
