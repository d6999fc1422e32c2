import Popover from '@mui/material/Popover';
import {
  cloneElement,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import type { Anchor } from './anchor';

interface FloatingBoxProps {
  anchor: Anchor;
  label: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

/** A small dialog below what opened it; its first field has the focus before the next frame. */
export function FloatingBox({ anchor, label, className, onClose, children }: FloatingBoxProps) {
  const position =
    anchor instanceof Element
      ? { anchorEl: anchor }
      : { anchorReference: 'anchorPosition' as const, anchorPosition: anchor };
  return (
    <Popover
      open
      {...position}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      marginThreshold={8}
      disableScrollLock
      slots={{ transition: Instant }}
      slotProps={{ paper: { className, 'aria-label': label, role: 'dialog' } }}
    >
      {children}
    </Popover>
  );
}

interface InstantProps {
  in?: boolean;
  children: ReactElement<{ ref?: Ref<HTMLElement> }>;
  onEnter?: (node: HTMLElement, appearing: boolean) => void;
  onEntering?: (node: HTMLElement, appearing: boolean) => void;
  onExited?: (node: HTMLElement) => void;
}

/** MUI's transitions hide the paper for a first frame, and what is hidden cannot take the focus; this one shows it at once. */
function Instant({ in: shown, children, onEnter, onEntering, onExited }: InstantProps) {
  const place = useRef<HTMLSpanElement>(null);
  const tell = useEffectEvent(() => {
    const node = place.current;
    if (!node) return;
    if (shown) {
      onEnter?.(node, true);
      onEntering?.(node, true);
    } else onExited?.(node);
  });
  useLayoutEffect(() => tell(), [shown]);
  return (
    <span ref={place} style={{ display: 'contents' }}>
      {shown && cloneElement(children)}
    </span>
  );
}
