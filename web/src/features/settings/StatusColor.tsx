import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import { patchStatus } from '../../model/projectCommands';
import type { Status } from '../../model/types';
import { ColorMenu } from './ColorMenu';

export function StatusColor({ status }: { status: Status }) {
  const dispatch = useAppDispatch();
  return (
    <ColorMenu
      label={`Colour of ${status.name}`}
      color={status.color}
      id={status.id}
      onChange={(color) => dispatch(sendCommand(patchStatus(status, { color })))}
    />
  );
}
