import Button from '@mui/material/Button';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import type { View, ViewLayout } from '../../model/types';
import { patchView } from '../../model/viewCommands';
import { ActionMenu } from '../../ui/ActionMenu';
import { Icon } from '../../ui/Icon';
import { SaveViewDialog } from './SaveViewDialog';
import styles from './Views.module.css';

interface SaveViewProps {
  workspaceId: string;
  projectId: string | null;
  layout: ViewLayout;
  /** What is shown now, as a query. */
  query: string;
}

/** Keeps what is shown under a name; on a view that one may change it can be put into that one. */
export function SaveView({ workspaceId, projectId, layout, query }: SaveViewProps) {
  const dispatch = useAppDispatch();
  const [params, setParams] = useSearchParams();
  const [menu, setMenu] = useState<Element | null>(null);
  const [open, setOpen] = useState(false);
  const userId = useAppSelector((state) => state.model.userId);
  const view = useAppSelector((state): View | undefined => state.model.shown.view[params.get('view') ?? '']);
  const now = { layout, query, grouping: params.get('group'), sort: params.get('sort') };
  const own = view?.ownerId === userId && view?.projectId === projectId ? view : undefined;
  const changed =
    own &&
    (own.query !== now.query ||
      own.layout !== layout ||
      own.grouping !== now.grouping ||
      own.sort !== now.sort);
  return (
    <>
      <Button
        className={styles.save}
        aria-label="Save view"
        title="Save view"
        aria-haspopup={changed ? 'menu' : 'dialog'}
        onClick={(event) => (changed ? setMenu(event.currentTarget) : setOpen(true))}
      >
        <Icon name="star" />
        <span className={styles.word}>Save view</span>
      </Button>
      {menu && own && (
        <ActionMenu
          anchor={menu}
          title="Save view"
          onClose={() => setMenu(null)}
          groups={[
            [
              {
                label: `Save in “${own.name}”`,
                icon: 'check',
                run: () => dispatch(sendCommand(patchView(own, now))),
              },
              { label: 'Save as a new view', icon: 'plus', run: () => setOpen(true) },
            ],
          ]}
        />
      )}
      {open && (
        <SaveViewDialog
          workspaceId={workspaceId}
          fields={{ ...now, projectId }}
          onClose={() => setOpen(false)}
          onSaved={(id) => {
            setOpen(false);
            setParams(
              (before) => {
                const next = new URLSearchParams(before);
                next.set('view', id);
                return next;
              },
              { replace: true },
            );
          }}
        />
      )}
    </>
  );
}
