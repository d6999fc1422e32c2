import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { viewAddress } from '../../lib/viewAddress';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { selectCanInWorkspace, selectViews } from '../../model/selectors';
import type { View } from '../../model/types';
import { deleteView, patchView, shareView } from '../../model/viewCommands';
import { ActionMenu } from '../../ui/ActionMenu';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { InlineText } from '../../ui/InlineText';
import styles from './Views.module.css';

interface ViewLinksProps {
  workspaceId: string;
  /** Of the sidebar around. */
  classes: { link: string; words: string };
}

/** The saved views in the sidebar: one's own, then the team's. */
export function ViewLinks({ workspaceId, classes }: ViewLinksProps) {
  const views = useAppSelector((state) => selectViews(state, workspaceId));
  const here = useSearchParams()[0].get('view');
  const [menu, setMenu] = useState<{ view: View; anchor: Element } | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const projects = useAppSelector((state) => state.model.shown.project);
  const dispatch = useAppDispatch();
  return (
    <>
      <ul aria-label="Views">
        {views.map((view) => (
          <li key={view.id} className={styles.item}>
            {renaming === view.id ? (
              <InlineText
                value={view.name}
                label="Name of the view"
                maxLength={100}
                required
                autoEdit
                onSave={(name) => {
                  if (name !== view.name) dispatch(sendCommand(patchView(view, { name })));
                }}
                onDone={() => setRenaming(null)}
              />
            ) : (
              <>
                <Link
                  to={viewAddress(view, view.projectId ? projects[view.projectId]?.key : undefined)}
                  className={classes.link}
                  aria-current={here === view.id ? 'page' : undefined}
                  title={view.name}
                >
                  {view.icon ? (
                    <span className={styles.sign} aria-hidden="true">
                      {view.icon}
                    </span>
                  ) : (
                    <Icon name={view.layout} />
                  )}
                  <bdi className={`${classes.words} pf-cut`}>{view.name}</bdi>
                  {view.shared && (
                    <>
                      <Icon name="users" small className={styles.shared} />
                      <span className="pf-vh">, shared</span>
                    </>
                  )}
                </Link>
                <span className={styles.more}>
                  <IconAction
                    icon="more"
                    label={`Menu of the view ${view.name}`}
                    small
                    expanded={menu?.view.id === view.id}
                    onClick={(event) => setMenu({ view, anchor: event.currentTarget })}
                  />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {menu && (
        <ViewMenu
          view={menu.view}
          anchor={menu.anchor}
          onClose={() => setMenu(null)}
          onRename={() => setRenaming(menu.view.id)}
        />
      )}
    </>
  );
}

interface ViewMenuProps {
  view: View;
  anchor: Element;
  onClose: () => void;
  onRename: () => void;
}

function ViewMenu({ view, anchor, onClose, onRename }: ViewMenuProps) {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const here = useSearchParams()[0].get('view') === view.id;
  const userId = useAppSelector((state) => state.model.userId);
  const can = useAppSelector((state) => selectCanInWorkspace(state, view.workspaceId));
  const mayWrite = view.ownerId === userId || can.has('manageWorkspace');
  return (
    <ActionMenu
      anchor={anchor}
      title={view.name}
      onClose={onClose}
      groups={
        mayWrite
          ? [
              [
                { label: 'Rename', icon: 'settings', run: onRename },
                ...(can.has('teamComments')
                  ? [
                      {
                        label: view.shared ? 'Keep for myself' : 'Share with the team',
                        icon: view.shared ? ('lock' as const) : ('users' as const),
                        run: () => void dispatch(sendCommand(shareView(view, !view.shared))),
                      },
                    ]
                  : []),
              ],
              [
                {
                  label: 'Delete',
                  icon: 'trash',
                  danger: true,
                  run: () => {
                    dispatch(sendCommand(deleteView(view)));
                    if (here) void navigate(`/w/${view.workspaceId}`);
                  },
                },
              ],
            ]
          : [[{ label: 'Made by somebody else', icon: 'lock', run: onClose }]]
      }
    />
  );
}
