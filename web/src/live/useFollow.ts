import { useEffect } from 'react';
import { follow } from './account';
import { useAppDispatch, useAppSelector } from './hooks';
import { selectLoad, type LoadState } from './liveSlice';

export interface Followed extends LoadState {
  /** Rows are here and can be shown, even if newer ones are on their way. */
  ready: boolean;
}

/** Follows a channel while the screen shows it, and for a while after. */
export function useFollow(channel: string | undefined): Followed {
  const dispatch = useAppDispatch();
  const load = useAppSelector((state) => selectLoad(state, channel ?? ''));
  const ready = useAppSelector((state) => channel !== undefined && channel in state.model.streams);
  useEffect(() => {
    if (channel) void dispatch(follow(channel));
  }, [dispatch, channel]);
  return { ...load, ready };
}
