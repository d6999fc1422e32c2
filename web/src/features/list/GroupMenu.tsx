import Button from '@mui/material/Button';
import { useState } from 'react';
import { ActionMenu } from '../../ui/ActionMenu';
import { Icon } from '../../ui/Icon';
import { ViewControls } from '../../ui/ViewBar';
import { groupings, type Grouping } from './listRows';

const names: Record<Grouping, string> = {
  status: 'Status',
  assignee: 'Assignee',
  priority: 'Priority',
  label: 'Label',
  none: 'Nothing',
};

export function GroupMenu({
  grouping,
  onGroup,
}: {
  grouping: Grouping;
  onGroup: (grouping: Grouping) => void;
}) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <ViewControls>
      <Button aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
        <Icon name="board" />
        Group: {names[grouping]}
      </Button>
      {anchor && (
        <ActionMenu
          anchor={anchor}
          title="Group by"
          onClose={() => setAnchor(null)}
          groups={[
            groupings.map((name) => ({
              label: names[name],
              checked: name === grouping,
              run: () => onGroup(name),
            })),
          ]}
        />
      )}
    </ViewControls>
  );
}
