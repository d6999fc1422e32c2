import type { ThunkDispatch, UnknownAction } from '@reduxjs/toolkit';
import { useDispatch, useSelector } from 'react-redux';
import type { WithModel } from '../model/selectors';
import type { Live } from './live';
import type { WithLive } from './liveSlice';

type State = WithModel & WithLive;

/** `useDispatch` and `useSelector`, typed: `useAppDispatch()(sendCommand(patchTask(task, { title })))`. */
export const useAppDispatch = useDispatch.withTypes<ThunkDispatch<State, Live, UnknownAction>>();
export const useAppSelector = useSelector.withTypes<State>();
