import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useAppSelector } from '../../live/hooks';
import { selectProject } from '../../model/selectors';
import { AppDialog } from '../../ui/AppDialog';
import type { AuditEvent } from './auditReads';
import { actorName, detailLines, outcomeWords, sentence } from './auditWords';
import styles from './Audit.module.css';

interface AuditDetailsProps {
  event: AuditEvent;
  workspaceId: string;
  onClose: () => void;
}

/** All that is known of one event. */
export function AuditDetails({ event, workspaceId, onClose }: AuditDetailsProps) {
  const project = useAppSelector((state) => selectProject(state, event.projectId));
  const facts: [name: string, value: React.ReactNode][] = [
    ['When', new Date(event.at).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'medium' })],
    ['Outcome', outcomeWords[event.outcome]],
    ['Target', event.targetName ?? event.targetId],
    ['Project', project && <Link to={`/w/${workspaceId}/p/${project.key}`}>{project.name}</Link>],
    ['Address', event.address],
    ['Program', event.userAgent],
    ...detailLines(event.details),
    ['Action', <code key="action">{event.action}</code>],
    ['Command', event.commandId && <code key="command">{event.commandId}</code>],
    ['Number', event.n],
  ];
  return (
    <AppDialog
      title={`${actorName(event)} ${sentence(event)
        .map((part) => part ?? '')
        .join('')}`.trim()}
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {event.erased && (
        <p className={styles.quiet}>Parts of this event were taken out for the sake of a person.</p>
      )}
    </AppDialog>
  );
}
